package org.peerprescribing.notification;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.StubNotifyServer;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the messages as they lie in the database. */
final class MessageRows {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	MessageRows(ApplicationContext context) {
		this.jdbc = context.getBean(JdbcClient.class);
		this.transaction = context.getBean(TransactionTemplate.class);
	}

	UUID id(IssuedPath path, String template) {
		return UUID.fromString(ids(path, template).getFirst());
	}

	List<String> ids(IssuedPath path, String template) {
		return many("select id::text from notification.message where template = ? and prescription = ? order by id",
				template, path.prescription().value());
	}

	List<String> all(IssuedPath path) {
		return many("select id::text from notification.message where prescription = ? order by id",
				path.prescription().value());
	}

	/** What is to be done with it, and what the carrier said. */
	String state(UUID id) {
		return many("select state || ' ' || coalesce(delivery, 'null') from notification.message where id = ?", id)
			.getFirst();
	}

	String why(UUID id) {
		return many("select last_status from notification.message where id = ?", id).getFirst();
	}

	String reference(UUID id) {
		return many("select coalesce(reference, id)::text from notification.message where id = ?", id).getFirst();
	}

	/** The reference of the last sending that the carrier has taken. */
	String lastHandedOver(UUID id, StubNotifyServer stub) {
		String present = reference(id);
		return stub.sent().stream().anyMatch((one) -> one.reference().equals(present)) ? present : id.toString();
	}

	/** Links of the prescription that open. */
	int liveLinks(IssuedPath path) {
		return many("select id::text from referral.link where prescription = ? and revoked_at is null",
				path.prescription().value())
			.size();
	}

	/** What the outbox of the sandbox holds for this patient. */
	List<String> outbox(IssuedPath path) {
		return many("select text from notification.outbox where patient = ? order by at, id", path.patient().value());
	}

	List<String> states(IssuedPath path) {
		return many("select distinct state from notification.message where prescription = ?",
				path.prescription().value());
	}

	void change(String sql, UUID id) {
		IssuedPath.background()
			.run(() -> this.transaction.executeWithoutResult((status) -> this.jdbc.sql(sql).param(id).update()));
	}

	private List<String> many(String sql, Object... parameters) {
		return IssuedPath.background()
			.call(() -> Objects.requireNonNull(this.transaction.execute(
					(status) -> this.jdbc.sql(sql).params(parameters).query((row, n) -> row.getString(1)).list())));
	}

}

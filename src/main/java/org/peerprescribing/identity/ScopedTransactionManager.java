package org.peerprescribing.identity;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction by telling PostgreSQL whose rows it may see. The settings are
 * local to the transaction, so that a pooled connection carries nothing over; a
 * transaction that cannot be told does not begin.
 */
final class ScopedTransactionManager extends JpaTransactionManager {

	private static final long serialVersionUID = 1L;

	private static final String TELL = "select set_config('app.scope', ?, true), set_config('app.organisation', ?, true),"
			+ " set_config('app.patient', ?, true), set_config('app.link', ?, true)";

	ScopedTransactionManager(EntityManagerFactory entityManagerFactory) {
		super(entityManagerFactory);
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		super.doBegin(transaction, definition);
		try {
			tell(AccessScope.current());
		}
		catch (SQLException | RuntimeException ex) {
			doCleanupAfterCompletion(transaction);
			throw new CannotCreateTransactionException("The access scope could not be set", ex);
		}
	}

	private void tell(AccessScope scope) throws SQLException {
		String[] settings = switch (scope) {
			case AccessScope.OfOrganisation of -> new String[] { "organisation", of.organisation().value(), "", "" };
			case AccessScope.OfPatient of -> new String[] { "patient", "", of.patient().toString(), "" };
			case AccessScope.OfLink of -> new String[] { "link", "", "", of.tokenHash() };
			case AccessScope.OfBackground of -> new String[] { "background", "", "", "" };
			case AccessScope.OfNobody of -> new String[] { "nobody", "", "", "" };
		};
		if (getDataSource() == null || !(TransactionSynchronizationManager
			.getResource(getDataSource()) instanceof ConnectionHolder holder)) {
			throw new IllegalStateException("The transaction has no connection");
		}
		try (PreparedStatement statement = holder.getConnection().prepareStatement(TELL)) {
			for (int i = 0; i < settings.length; i++) {
				statement.setString(i + 1, settings[i]);
			}
			statement.execute();
		}
	}

}

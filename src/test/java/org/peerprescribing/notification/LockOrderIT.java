package org.peerprescribing.notification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message goes out, its carrier reports, the patient is done and the clinician
 * withdraws it, all at the same moment: each waits for the one before, and none for ever.
 */
@IntegrationTest
class LockOrderIT {

	private static final int ROUNDS = 40;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MessageSender sender;

	@Autowired
	private Deliveries deliveries;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Clock clock;

	@Test
	void whoeverComesAtTheSameMomentWaitsInOneOrder() throws Exception {
		int before = number("select deadlocks from pg_stat_database where datname = current_database()");
		try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < ROUNDS; i++) {
				round(hands);
			}
		}
		assertThat(number("select pg_stat_clear_snapshot() is null,"
				+ " deadlocks from pg_stat_database where datname = current_database()"))
			.isEqualTo(before);
	}

	private void round(ExecutorService hands) throws Exception {
		IssuedPath path = IssuedPath.issue(this.context);
		UUID message = message(path);
		Prescription prescription = practice().call(() -> this.prescribing.find(path.prescription()).orElseThrow());
		CyclicBarrier start = new CyclicBarrier(4);
		List<Future<Boolean>> all = new ArrayList<>();
		all.add(hands.submit(at(start, () -> this.sender.send(message))));
		all.add(hands.submit(at(start, () -> this.deliveries.hear(message, DeliveryStatus.DELIVERED))));
		all.add(hands.submit(at(start,
				() -> new AccessScope.OfPatient(path.patient().value())
					.run(() -> this.referrals.recordUptake(path.prescription(), UptakeStep.FINISHED,
							Evidence.PATIENT_REPORTED, this.clock.instant())))));
		all.add(hands.submit(at(start, () -> practice()
			.run(() -> this.prescribing.revoke(path.prescription(), prescription.version(), Actors.clinician())))));
		int done = 0;
		for (Future<Boolean> one : all) {
			done += one.get() ? 1 : 0;
		}
		assertThat(done).as("all but who came too late").isGreaterThanOrEqualTo(3);
	}

	/** False where somebody else was faster; anything else fails the test. */
	private static Callable<Boolean> at(CyclicBarrier start, Runnable work) {
		return () -> {
			start.await();
			try {
				work.run();
				return true;
			}
			catch (ProblemException ex) {
				return false;
			}
		};
	}

	private static AccessScope practice() {
		return new AccessScope.OfOrganisation(Actors.WILLOW_BANK);
	}

	private static UUID message(IssuedPath path) {
		return UUID.fromString(text("select id from notification.message where template = 'LINK' and prescription = '"
				+ path.prescription().value() + "'"));
	}

	private static int number(String sql) {
		return Integer.parseInt(text(sql));
	}

	/** The last column of the only row. */
	private static String text(String sql) {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(rows.getMetaData().getColumnCount());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package org.peerprescribing.consent;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Contact details go when the last link of the last prescription is a month dead. */
class ContactRetentionIT extends RetentionScene {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private Consents consents;

	@Autowired
	private ContactRetention retention;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.TEXT, "07700 900123", "ada@example.org"));
		asPatient(() -> this.consents.chooseSharing(this.path.patient(), Actors.WILLOW_BANK, RecordSharing.NOTHING));
	}

	@Test
	void theyAreThereTheDayBeforeAndGoneTheDayAfter() {
		assertThat(around(158, this.retention, this::hasDetails)).isEqualTo(new Seen<>(true, false));
		assertThat(permits()).isFalse();
		assertThat(PRACTICE.call(() -> this.consents.sharing(this.path.patient()))).isEqualTo(RecordSharing.NOTHING);
	}

	@Test
	void theyStayAsLongAsAnythingNeedsThem() {
		Instant later = this.clock.instant().plus(Duration.ofDays(200));
		PRACTICE.run(() -> this.context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> this.consents.needContactUntil(this.path.patient(), later)));

		assertThat(around(230, this.retention, this::hasDetails)).isEqualTo(new Seen<>(true, false));
	}

	@Test
	void whoAgreesAnewIsWrittenToAgain() {
		this.clock.forward(Duration.ofDays(159));
		this.retention.run();
		PRACTICE.run(() -> this.context.getBean(TransactionTemplate.class)
			.executeWithoutResult((status) -> this.consents.agreeToContact(this.path.patient(), Actors.WILLOW_BANK,
					ContactDetails.typed(Channel.TEXT, "07700 900124", null), Actors.clinician())));

		assertThat(permits()).isTrue();
	}

	private boolean hasDetails() {
		return PRACTICE.call(() -> this.consents.contactDetails(this.path.patient())).isPresent();
	}

	private boolean permits() {
		return PRACTICE.call(() -> this.consents.permits(this.path.patient(), Purpose.CONTACT));
	}

	private void asPatient(Runnable work) {
		new AccessScope.OfPatient(this.path.patient().value()).run(work);
	}

}

package org.peerprescribing.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.Match;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.PersonName;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.SignPrescription;
import org.peerprescribing.prescribing.SignResult;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.RematchResult;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.People;

import org.springframework.context.ApplicationContext;

/**
 * What clinicians and patients of the harness do, through the modules' own commands, each
 * in its own transaction, as the pages call them.
 */
final class HarnessCommands {

	/** The practice of all prescriptions of the harness. */
	static final OdsCode PRACTICE = Actors.WILLOW_BANK;

	private static final SnomedConcept NEED = IssuedPrescriptions.NEED;

	private final ApplicationContext context;

	private final MovableClock clock;

	private final OdsCode practice;

	private final Actor clinician;

	private final Prescribing prescribing;

	private final Referrals referrals;

	HarnessCommands(ApplicationContext context, MovableClock clock, OdsCode practice) {
		this.context = context;
		this.clock = clock;
		this.practice = practice;
		this.clinician = Actors.clinicianOf(practice);
		this.prescribing = context.getBean(Prescribing.class);
		this.referrals = context.getBean(Referrals.class);
	}

	/** One line that says what came of it. */
	String carryOut(String command, Map<String, String> given) {
		return switch (command) {
			case "ready" -> "ready";
			case "prepare" -> prepare();
			case "clock" -> {
				this.clock.reset();
				this.clock.forward(Duration.parse(given.get("by")));
				yield "moved";
			}
			case "match" -> match();
			default -> given.containsKey("prescription") ? withPrescription(command, given)
					: withoutPrescription(command, given);
		};
	}

	private String withoutPrescription(String command, Map<String, String> given) {
		return switch (command) {
			case "register" -> inPractice(() -> this.context.getBean(Patients.class)
				.register(new RegisterPatient(this.practice, new NhsNumber(given.get("nhs")), People.BORN,
						new PersonName("Robin Alex", "Sample"), Sex.FEMALE, EthnicGroup.WHITE, LanguageTag.ENGLISH,
						"record-1"), this.clinician)
				.value()
				.toString());
			case "sign" -> inPractice(() -> sign(given));
			case "share" -> asPatient(given, () -> {
				this.context.getBean(Consents.class)
					.chooseSharing(patient(given), this.practice, RecordSharing.valueOf(given.get("choice")));
				return "chosen";
			});
			default -> throw new IllegalArgumentException(command);
		};
	}

	private String withPrescription(String command, Map<String, String> given) {
		PrescriptionId id = new PrescriptionId(UUID.fromString(given.get("prescription")));
		return switch (command) {
			case "find" -> inPractice(() -> line(this.prescribing.find(id).orElseThrow()));
			case "issue" -> inPractice(() -> {
				this.prescribing.issueNow(id, this.clinician);
				return "issued";
			});
			case "undo" -> inPractice(() -> {
				this.prescribing.undo(id, this.clinician);
				return "undone";
			});
			case "revoke" -> inPractice(() -> {
				this.prescribing.revoke(id, Integer.parseInt(given.get("version")), this.clinician);
				return "revoked";
			});
			case "not-right" -> asPatient(given, () -> {
				this.referrals.sayNotRight(id, NotRightReason.TOO_QUIET);
				return "said";
			});
			case "another" -> asPatient(given, () -> another(id));
			case "finish" -> asPatient(given, () -> {
				this.referrals.recordUptake(id, UptakeStep.FINISHED, Evidence.PATIENT_REPORTED, now());
				return "finished";
			});
			default -> throw new IllegalArgumentException(command);
		};
	}

	/** Communities that may be proposed, as curators leave them. */
	private String prepare() {
		this.context.getBean(Organisations.class)
			.put(new Organisation(this.practice, "Practice " + this.practice.value(), Organisation.Kind.PRACTICE));
		CommunityReviews reviews = this.context.getBean(CommunityReviews.class);
		CommunityDirectory directory = this.context.getBean(CommunityDirectory.class);
		// The other replica may have taken in the catalogue a moment ago.
		Awaitility.await("the catalogue").until(() -> directory.entries().stream().anyMatch(HarnessCommands::mayFit));
		List<CommunityId> fit = directory.entries()
			.stream()
			.filter((entry) -> entry.state() == DirectoryEntry.State.PROPOSED && mayFit(entry))
			.map((entry) -> entry.community().id())
			.filter((id) -> reviews.open(id).isEmpty())
			.toList();
		fit.forEach((id) -> IssuedPath.vet(this.context, id));
		return Integer.toString(fit.size());
	}

	private static boolean mayFit(DirectoryEntry entry) {
		return entry.community().needs().contains(NEED) && entry.community().cost() != null
				&& entry.community().address() != null;
	}

	private String match() {
		return inPractice(() -> {
			MatchAnswer answer = this.context.getBean(Matching.class)
				.match(new MatchRequest(this.practice, 41, NEED, Set.of(), Set.of(SupportKind.EMOTIONAL), Set.of(),
						DigitalAccess.PHONE, Set.of(), Set.of(LanguageTag.ENGLISH), "England", Set.of(), null, false,
						List.of(), 3));
			if (!(answer instanceof MatchAnswer.Matches found)) {
				// The other replica hears of a vetting within two seconds: asked again by
				// then.
				throw new IllegalStateException("Nothing fits yet");
			}
			return found.run().value() + " " + found.matches().getFirst().listed().community().id().value();
		});
	}

	private String sign(Map<String, String> given) {
		SignResult result = this.prescribing.sign(new SignPrescription(new CommandKey(given.get("key")), patient(given),
				new MatchRunId(UUID.fromString(given.get("run"))), new CommunityId(given.get("community")), NEED,
				Set.of(SupportKind.EMOTIONAL), ContactDetails.typed(Channel.TEXT, "07700 900123", null), null),
				this.clinician);
		return switch (result) {
			case SignResult.Signed signed -> signed.prescription().value().toString();
			case SignResult.Refused refused -> throw new ProblemException(refused.problem());
		};
	}

	private String another(PrescriptionId id) {
		List<Match> others = this.referrals.alternatives(id);
		if (others.isEmpty()) {
			return "none";
		}
		RematchResult result = this.referrals.chooseAnother(id, others.getFirst().listed().community().id());
		return (result instanceof RematchResult.Rematched) ? "chosen" : "none";
	}

	/** Status, version, and whether it was issued. */
	private static String line(Prescription found) {
		return found.status() + " " + found.version() + " " + (found.issuedAt() != null);
	}

	private Instant now() {
		return this.clock.instant();
	}

	private static PatientId patient(Map<String, String> given) {
		return new PatientId(UUID.fromString(given.get("patient")));
	}

	private String inPractice(Supplier<String> work) {
		return new AccessScope.OfOrganisation(this.practice).call(work);
	}

	private static String asPatient(Map<String, String> given, Supplier<String> work) {
		return new AccessScope.OfPatient(patient(given).value()).call(work);
	}

}

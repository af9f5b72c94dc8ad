package org.peerprescribing.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.fhirapi.FhirSystems;

/**
 * Holds what people were told against what the record system has: each resource once, in
 * order, in its right last version; and what the service believes against both.
 */
final class Ledger {

	private final Database database;

	private final RecordSystem record;

	Ledger(Database database, RecordSystem record) {
		this.database = database;
		this.record = record;
	}

	Account of(List<Journey> journeys) {
		Account account = new Account(journeys.size());
		for (Journey journey : journeys) {
			check(journey, account);
		}
		return account;
	}

	private void check(Journey journey, Account account) {
		int before = account.faults().size();
		requests(journey, account);
		tasks(journey, account);
		entries(journey, account);
		messages(journey, account);
		if (account.faults().size() == before) {
			account.writtenOnce();
		}
	}

	private void requests(Journey journey, Account account) {
		List<ServiceRequest> found = this.record.of(ServiceRequest.class, journey.recordPatient())
			.stream()
			.filter((request) -> FhirSystems.PRESCRIPTION.equals(request.getIdentifierFirstRep().getSystem()))
			.toList();
		if (found.isEmpty()) {
			account.lost(journey, "no ServiceRequest");
			return;
		}
		if (found.size() > 1) {
			account.doubled(journey, found.size() + " ServiceRequests");
		}
		ServiceRequest last = found.getFirst();
		if (!last.getIdentifierFirstRep().getValue().equals(journey.prescription())) {
			account.doubled(journey, "a ServiceRequest that nobody was told of");
		}
		if (!last.getStatus().toCode().equals(journey.plan().status())) {
			account.lost(journey, "ServiceRequest is " + last.getStatus().toCode());
		}
		List<String> said = this.record.versions(ServiceRequest.class, last)
			.stream()
			.map((version) -> version.getStatus().toCode())
			.toList();
		if (said.lastIndexOf("active") > 0
				&& !said.subList(0, said.lastIndexOf("active")).stream().allMatch("active"::equals)) {
			account.disordered(journey, "ServiceRequest was " + said);
		}
		// Every entry that follows the first is one more version; else it was sent again
		// for nothing.
		account.alike(said.size() - Math.min(said.size(), journey.plan().entries().size()));
	}

	private void tasks(Journey journey, Account account) {
		Map<String, List<Task>> found = this.record.of(Task.class, journey.recordPatient())
			.stream()
			.collect(Collectors.groupingBy((task) -> task.getIdentifierFirstRep().getValue()));
		if (found.isEmpty()) {
			account.lost(journey, "no Task");
		}
		found.forEach((identifier, tasks) -> {
			if (tasks.size() > 1) {
				account.doubled(journey, tasks.size() + " Tasks with one identity");
			}
			String step = step(tasks.getFirst());
			String expected = journey.plan().step();
			if (expected != null && !step.equals(expected)) {
				account.lost(journey, "Task is " + step);
			}
			List<String> said = this.record.versions(Task.class, tasks.getFirst()).stream().map(Ledger::step).toList();
			if (said.lastIndexOf("issued") > said.indexOf(step) && !step.equals("issued")) {
				account.disordered(journey, "Task was " + said);
			}
		});
		if (journey.plan().entries().contains("FIRST_OUTCOME") && journey.plan().step() != null && found.size() != 2) {
			account.lost(journey, found.size() + " Tasks instead of 2");
		}
	}

	private static String step(Task task) {
		return task.getBusinessStatus().getCodingFirstRep().getCode();
	}

	/**
	 * What the service believes to have written, and whether it would ever write more.
	 */
	private void entries(Journey journey, Account account) {
		List<String> rows = this.database.ask("select kind || ' ' || state from carerecord.write_back"
				+ " where prescription = '" + journey.prescription() + "' order by sequence");
		List<String> kinds = new ArrayList<>();
		rows.forEach((row) -> {
			String[] parts = row.split(" ");
			kinds.add(parts[0]);
			switch (parts[1]) {
				case "DONE" -> {
					// As it should be.
				}
				case "CANCELLED" -> {
					if (journey.plan().mayBeCancelled()) {
						account.cancelled();
					}
					else {
						account.lost(journey, "cancelled: " + parts[0]);
					}
				}
				case "DEAD" -> account.dead(journey, "dead: " + parts[0]);
				default -> account.lost(journey, "unfinished: " + row);
			}
		});
		// By one clock: two that are minutes apart prove nothing.
		if (!this.database
			.ask("select 1 from carerecord.write_back earlier join carerecord.write_back later using"
					+ " (prescription) where prescription = '" + journey.prescription()
					+ "' and earlier.sequence < later.sequence" + " and earlier.written_at > later.written_at"
					+ " and earlier.written_at < later.written_at + interval '5 minutes'")
			.isEmpty()) {
			account.disordered(journey, "a later entry was written before an earlier one");
		}
		if (!kinds.equals(journey.plan().entries())) {
			account.lost(journey, "entries queued: " + kinds);
		}
	}

	private void messages(Journey journey, Account account) {
		if (!this.database
			.ask("select count(*) from prescribing.prescription where patient = '" + journey.patient() + "'")
			.equals(List.of("1"))) {
			account.doubled(journey, "more than one prescription for one command");
		}
		List<String> links = this.database.ask("select state || ' ' || exists (select 1 from notification.outbox o"
				+ " where o.id = m.id) from notification.message m where template = 'LINK' and prescription = '"
				+ journey.prescription() + "'");
		if (links.size() != 1 || !(links.equals(List.of("DONE true")) || links.equals(List.of("CANCELLED false")))) {
			account.lost(journey, "link: " + links);
		}
		// Of each text one at most; and that it was taken back is told only where it was.
		List<String> carried = this.database
			.ask("select coalesce(m.template, 'UNKNOWN') from notification.outbox o left join notification.message m"
					+ " using (id) where o.patient = '" + journey.patient() + "' order by 1");
		List<String> allowed = new ArrayList<>(List.of("LINK"));
		if (journey.plan().status().equals("revoked")) {
			allowed.add("WITHDRAWN");
		}
		carried.stream().filter((template) -> !allowed.remove(template)).forEach((template) -> {
			account.doubled(journey, "carried beside or beyond what is due: " + template);
		});
	}

}

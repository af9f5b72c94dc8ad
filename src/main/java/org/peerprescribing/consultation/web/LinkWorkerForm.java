package org.peerprescribing.consultation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.shared.InvalidValue;

/**
 * The way without a screen as it was typed, or as it stands.
 *
 * @param version of what the form was made from; -1 where there was none
 * @param offered yes or no; empty where not answered
 * @param name what it is called
 * @param how how a patient reaches it
 * @param withinDays days, as typed
 */
record LinkWorkerForm(int version, String offered, String name, String how, String withinDays) {

	static LinkWorkerForm of(LinkWorkerService stands, int version) {
		return new LinkWorkerForm(version, stands.offered() ? "yes" : "no", stands.name(), stands.how(),
				Integer.toString(stands.withinDays()));
	}

	static LinkWorkerForm of(Map<String, String> sent) {
		return new LinkWorkerForm(PracticeForms.version(sent), sent.getOrDefault("offered", ""),
				sent.getOrDefault("name", ""), sent.getOrDefault("how", ""),
				sent.getOrDefault("withinDays", "").strip());
	}

	/** What is to be put right, field by field. */
	List<Fault> faults() {
		List<Fault> faults = new ArrayList<>();
		if (!this.offered.equals("yes") && !this.offered.equals("no")) {
			faults.add(new Fault("offered", "Select whether the practice has a link worker"));
		}
		check(faults, "name", "Enter what the service is called, at most 80 characters", this.name, "", 1);
		check(faults, "how", "Enter how it is reached in one line of at most 200 characters", "x", this.how, 1);
		check(faults, "withinDays", "Enter a number of days from 1 to 60", "x", "", days());
		return faults;
	}

	/** Only without a fault. */
	LinkWorkerService service() {
		return new LinkWorkerService(this.offered.equals("yes"), usualName(), this.how, days());
	}

	/** A practice without a link worker need not name one. */
	private String usualName() {
		return (this.name.isBlank() && this.offered.equals("no")) ? LinkWorkerService.USUAL.name() : this.name;
	}

	private int days() {
		return this.withinDays.matches("[0-9]{1,3}") ? Integer.parseInt(this.withinDays) : 0;
	}

	private void check(List<Fault> faults, String field, String message, String asName, String asHow, int asDays) {
		try {
			String name = field.equals("name") ? usualName() : asName;
			faults.addAll(new LinkWorkerService(true, name, asHow, asDays).name().isEmpty()
					? List.of(new Fault(field, message)) : List.of());
		}
		catch (InvalidValue ex) {
			faults.add(new Fault(field, message));
		}
	}

}

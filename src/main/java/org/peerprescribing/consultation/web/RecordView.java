package org.peerprescribing.consultation.web;

import java.util.List;

import org.peerprescribing.carerecord.EntryWords;

/**
 * One entry for the care record: what it says or will say, and how far it is. Hides
 * itself in text.
 *
 * @param what which of the three
 * @param how how far it is
 * @param done whether it is in the record
 * @param facts by which route, when and under whose name, and what is not known
 * @param toFile whether somebody of the practice has to print and file it
 * @param says what the words are: those that were written, or that would be now
 * @param parts the words; empty where there are none to show
 */
record RecordView(String what, String how, boolean done, List<String> facts, boolean toFile, String says,
		List<EntryWords.Part> parts) {

	RecordView {
		facts = List.copyOf(facts);
		parts = List.copyOf(parts);
	}

	@Override
	public String toString() {
		return "RecordView[hidden]";
	}

}

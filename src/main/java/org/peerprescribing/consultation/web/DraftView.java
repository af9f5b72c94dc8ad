package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.Draft;
import org.peerprescribing.consultation.DraftAnswers;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.matching.DigitalAccess;

/**
 * A draft in words. Hides itself in text.
 *
 * @param id its id
 * @param by who left it
 * @param forWhom for whom; null where for anyone
 * @param at when
 * @param until when it goes
 * @param need the need; null where none was picked
 * @param answers the other answers
 * @param risks what was ticked about risk then
 */
record DraftView(UUID id, String by, @Nullable String forWhom, String at, String until, @Nullable String need,
		List<String> answers, List<String> risks) {

	static DraftView of(Draft draft, NeedHierarchy needs, Words words) {
		DraftAnswers said = draft.answers();
		Stream<String> wanted = Stream.of(Wanted.values())
			.filter((one) -> said.wanted().contains(one.name()))
			.map(words::of);
		Stream<String> others = Stream.concat(said.audiences().stream().sorted().map(words::of),
				said.accessNeeds().stream().sorted().map(words::of));
		DigitalAccess access = said.online();
		Stream<String> online = (access != null) ? Stream.of(words.say("draft.online", words.of(access)))
				: Stream.empty();
		List<String> risks = said.noRisks() ? List.of(words.say("draft.no-risks"))
				: said.risks().stream().sorted().map(words::of).toList();
		return new DraftView(draft.id().value(), draft.by(), draft.forWhom(), London.time(draft.leftAt()),
				London.time(draft.lapsesAt()),
				(said.need() != null) ? needs.find(said.need()).map(Need::patientLabel).orElse(said.need().id()) : null,
				Stream.of(wanted, others, online).flatMap((some) -> some).toList(), risks);
	}

	@Override
	public String toString() {
		return "DraftView[" + this.id + "]";
	}

}

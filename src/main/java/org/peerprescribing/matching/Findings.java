package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;

/** What the score finds about one community for one question. */
final class Findings {

	private final Question question;

	private final Candidate candidate;

	Findings(Question question, Candidate candidate) {
		this.question = question;
		this.candidate = candidate;
	}

	/**
	 * A need that is to be asked about first is never named, neither theirs nor the
	 * community's.
	 */
	List<Finding> topic(Topic topic, int others) {
		boolean unnamed = this.question.need().askFirst() || topic.covering().askFirst();
		Finding nearness = unnamed ? Finding.of(topic.nearness().finding())
				: Finding.of(topic.nearness().finding(), topic.covering());
		return (others > 0) ? List.of(nearness, Finding.of(Finding.Code.TOPIC_OTHERS, others)) : List.of(nearness);
	}

	List<Finding> support() {
		if (this.question.wanted() == 0) {
			return List.of(Finding.of(Finding.Code.SUPPORT_NOT_ASKED));
		}
		Object[] offered = this.question.request()
			.wanted()
			.stream()
			.filter(this.candidate::has)
			.sorted()
			.toArray(SupportKind[]::new);
		return List.of((offered.length == 0) ? Finding.of(Finding.Code.SUPPORT_MISSING)
				: Finding.of(Finding.Code.SUPPORT_OFFERED, offered));
	}

	List<Finding> moderation() {
		Finding level = Finding
			.of(Finding.Code.valueOf("MODERATION_" + this.candidate.community().moderation().name()));
		return Arrays.asList(this.question.preferences()).contains(Preference.STRICTER)
				? List.of(level, Finding.of(Finding.Code.MODERATION_STRICTER_FIRST)) : List.of(level);
	}

	List<Finding> similarity(boolean asked) {
		if (!asked) {
			return List.of(Finding.of(Finding.Code.PEERS_NOT_ASKED));
		}
		boolean alike = (this.question.namedGroups() & this.candidate.audience()) != 0;
		return List.of(Finding.of(alike ? Finding.Code.PEERS_ALIKE : Finding.Code.PEERS_AT_LARGE));
	}

	List<Finding> access() {
		boolean asked = !this.question.request().accessNeeds().isEmpty();
		Stream<AccessNeed> looked = asked ? this.question.request().accessNeeds().stream().sorted()
				: Stream.of(AccessNeed.ANONYMITY, AccessNeed.ANY_TIME, AccessNeed.NO_ACCOUNT, AccessNeed.ACCESSIBLE);
		List<Finding> findings = new ArrayList<>(looked.map((need) -> {
			if (this.candidate.offers(need) == Answer.YES) {
				return Finding.of(Finding.Code.valueOf("ACCESS_" + need.name()));
			}
			return asked ? Finding.of(Finding.Code.ACCESS_MISSING, need) : null;
		}).filter(Objects::nonNull).toList());
		return findings.isEmpty() ? List.of(Finding.of(Finding.Code.ACCESS_UNKNOWN)) : findings;
	}

	List<Finding> trackRecord() {
		TrackRecord record = this.candidate.listed().trackRecord();
		if (record.sent() == 0) {
			return List.of(Finding.of(Finding.Code.TRACK_NONE));
		}
		Finding joined = Finding.of(Finding.Code.TRACK_JOINED, record.joined(), record.sent());
		return (record.answered() == 0) ? List.of(joined)
				: List.of(joined, Finding.of(Finding.Code.TRACK_USEFUL, record.useful(), record.answered()));
	}

}

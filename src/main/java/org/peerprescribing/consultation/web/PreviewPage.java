package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.OptionKind;
import org.peerprescribing.directory.RecordedActivity;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.Match;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What a clinician and a patient would see of one community, for those who look after the
 * directory; listed or not.
 */
@Controller
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class PreviewPage {

	private final CommunityDirectory directory;

	private final Matching matching;

	private final Words words;

	private final Clock clock;

	PreviewPage(CommunityDirectory directory, Matching matching, Words words, Clock clock) {
		this.directory = directory;
		this.matching = matching;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/directory/{id}/preview")
	String preview(@PathVariable("id") String id, Model model) {
		CommunityId community = new CommunityId(id);
		DirectoryEntry entry = this.directory.entry(community)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Optional<Match> match = example(entry);
		model.addAttribute("entry", entry);
		model.addAttribute("online", entry.kind() == OptionKind.ONLINE_COMMUNITY);
		model.addAttribute("listed", this.directory.snapshot().find(community).isPresent());
		model.addAttribute("card", match.map((found) -> card(found, entry.vetting())).orElse(null));
		model.addAttribute("need", match.map((found) -> found.need().patientLabel()).orElse(""));
		return "consultation/preview";
	}

	private Optional<Match> example(DirectoryEntry entry) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), London.ZONE);
		Vetting vetting = entry.vetting();
		// Whoever has not been vetted has none to be told of; the card says so.
		Vetting known = (vetting != null) ? vetting : new Vetting("", "", today, today, false, false);
		return this.matching.example(
				new ListedCommunity(entry.community(), known, entry.trackRecord(), activity(entry.community().id())));
	}

	private CommunityCard card(Match match, @Nullable Vetting vetting) {
		CommunityCard card = CommunityCard.of(match, this.words);
		return (vetting != null) ? card : card.vetted(this.words.say("preview.not-vetted"));
	}

	/** The one that matching would read. */
	private @Nullable Activity activity(CommunityId community) {
		return this.directory.activities(community)
			.stream()
			.map(RecordedActivity::activity)
			.filter((one) -> one.postsADay() != null || one.firstReply() != null || one.unanswered() != null)
			.findFirst()
			.orElse(null);
	}

}

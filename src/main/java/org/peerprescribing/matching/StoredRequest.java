package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A question as it is kept: codes as text, lists sorted, so that the same question looks
 * the same.
 */
record StoredRequest(String organisation, int age, String mainNeed, List<String> otherNeeds, List<String> wanted,
		List<String> belongsTo, String access, List<String> accessNeeds, List<String> languages, String nation,
		List<String> risks, @Nullable StoredPhq9 phq9, boolean acceptsPaid, List<StoredNo> saidNo, int count,
		List<String> payers) {

	static StoredRequest of(Question question) {
		MatchRequest request = question.request();
		Phq9 phq9 = request.phq9();
		return new StoredRequest(request.organisation().value(), request.age(), request.mainNeed().id(),
				sorted(request.otherNeeds(), SnomedConcept::id), sorted(request.wanted(), SupportKind::name),
				sorted(request.belongsTo(), Audience::name), request.access().name(),
				sorted(request.accessNeeds(), AccessNeed::name), sorted(request.languages(), LanguageTag::value),
				request.nation(), sorted(request.risks(), Risk::name),
				(phq9 != null) ? new StoredPhq9(phq9.total(), phq9.item9(), phq9.on().toString()) : null,
				request.acceptsPaid(),
				request.saidNo()
					.stream()
					.map((no) -> new StoredNo(no.community().value(), no.reason().name()))
					.toList(),
				request.count(), sorted(question.payers(), OdsCode::value));
	}

	/** Runs from before these were kept have none. */
	StoredRequest {
		accessNeeds = (accessNeeds != null) ? accessNeeds : List.of();
		payers = (payers != null) ? payers : List.of();
	}

	Set<OdsCode> paidBy() {
		return this.payers.stream().map(OdsCode::new).collect(Collectors.toSet());
	}

	MatchRequest request() {
		StoredPhq9 score = this.phq9;
		return new MatchRequest(new OdsCode(this.organisation), this.age, new SnomedConcept(this.mainNeed),
				this.otherNeeds.stream().map(SnomedConcept::new).collect(Collectors.toSet()),
				this.wanted.stream().map(SupportKind::valueOf).collect(Collectors.toSet()),
				this.belongsTo.stream().map(Audience::valueOf).collect(Collectors.toSet()),
				DigitalAccess.valueOf(this.access),
				this.accessNeeds.stream().map(AccessNeed::valueOf).collect(Collectors.toSet()),
				this.languages.stream().map(LanguageTag::new).collect(Collectors.toSet()), this.nation,
				this.risks.stream().map(Risk::valueOf).collect(Collectors.toSet()),
				(score != null) ? new Phq9(score.total(), score.item9(), LocalDate.parse(score.on())) : null,
				this.acceptsPaid,
				this.saidNo.stream()
					.map((no) -> new SaidNo(new CommunityId(no.community()), NotRightReason.valueOf(no.reason())))
					.toList(),
				this.count);
	}

	private static <T> List<String> sorted(Collection<T> values, Function<T, String> text) {
		return values.stream().map(text).sorted().toList();
	}

	record StoredPhq9(int total, @Nullable Integer item9, String on) {
	}

	record StoredNo(String community, String reason) {
	}

}

package org.peerprescribing.matching;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A listed community as it is kept for replay, without its track record: codes as text,
 * lists sorted, so that the same community looks the same on every replica.
 */
record StoredCommunity(String id, String name, String provider, @Nullable String address, String summary,
		List<String> needs, @Nullable Integer minAge, @Nullable Integer maxAge, List<String> audience,
		List<String> formats, String moderation, String oversight, String anonymous, @Nullable String cost,
		List<String> payers, boolean registration, List<String> languages, String region, String accessibility,
		String crisisPolicy, List<String> supports, StoredVetting vetting, @Nullable StoredActivity activity) {

	static StoredCommunity of(ListedCommunity listed) {
		Community c = listed.community();
		Vetting v = listed.vetting();
		return new StoredCommunity(c.id().value(), c.name(), c.provider(),
				(c.address() != null) ? c.address().toString() : null, c.summary(),
				sorted(c.needs(), SnomedConcept::id), c.minAge(), c.maxAge(), sorted(c.audience(), Audience::name),
				sorted(c.formats(), Function.identity()), c.moderation().name(), c.professionalOversight().name(),
				c.anonymousAllowed().name(), (c.cost() != null) ? c.cost().name() : null, sorted(c.commissionedBy(),
						OdsCode::value),
				c.registrationRequired(), sorted(c.languages(), LanguageTag::value), c.region(), c.accessibility(),
				c.crisisPolicyPublished().name(), sorted(c.supports(), SupportKind::name),
				new StoredVetting(v.reviewedBy(), v.approvedBy(), v.reviewedOn().toString(), v.nextDue().toString(),
						v.suitableUnder18(), v.demonstration()),
				StoredActivity.of(listed.activity()));
	}

	ListedCommunity listed(TrackRecord record) {
		Community community = new Community(new CommunityId(this.id), this.name, this.provider,
				(this.address != null) ? URI.create(this.address) : null, this.summary,
				read(this.needs, SnomedConcept::new), this.minAge, this.maxAge, read(this.audience, Audience::valueOf),
				read(this.formats, Function.identity()), Moderation.valueOf(this.moderation),
				Answer.valueOf(this.oversight), Answer.valueOf(this.anonymous),
				(this.cost != null) ? Community.Cost.valueOf(this.cost) : null, read(this.payers, OdsCode::new),
				this.registration, read(this.languages, LanguageTag::new), this.region, this.accessibility,
				Answer.valueOf(this.crisisPolicy), read(this.supports, SupportKind::valueOf));
		return new ListedCommunity(community, this.vetting.vetting(), record,
				(this.activity != null) ? this.activity.activity() : null);
	}

	private static <T> List<String> sorted(Collection<T> values, Function<T, String> text) {
		return values.stream().map(text).sorted().toList();
	}

	private static <T> java.util.Set<T> read(List<String> values, Function<String, T> type) {
		return values.stream().map(type).collect(Collectors.toSet());
	}

	record StoredVetting(String reviewedBy, String approvedBy, String reviewedOn, String nextDue, boolean under18,
			boolean demonstration) {

		Vetting vetting() {
			return new Vetting(this.reviewedBy, this.approvedBy, LocalDate.parse(this.reviewedOn),
					LocalDate.parse(this.nextDue), this.under18, this.demonstration);
		}

	}

	record StoredActivity(@Nullable Double postsADay, @Nullable Long firstReplySeconds, @Nullable Double unanswered,
			String on, String basis) {

		static @Nullable StoredActivity of(@Nullable Activity activity) {
			if (activity == null) {
				return null;
			}
			Duration reply = activity.firstReply();
			return new StoredActivity(activity.postsADay(), (reply != null) ? reply.toSeconds() : null,
					activity.unanswered(), activity.on().toString(), activity.basis().name());
		}

		Activity activity() {
			return new Activity(this.postsADay,
					(this.firstReplySeconds != null) ? Duration.ofSeconds(this.firstReplySeconds) : null,
					this.unanswered, LocalDate.parse(this.on), Activity.Basis.valueOf(this.basis));
		}

	}

}

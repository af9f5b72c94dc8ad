package org.peerprescribing.directory;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/** Reads a community from the columns of its row. */
final class CommunityColumns {

	private CommunityColumns() {
	}

	static StoredCommunities.Stored read(ResultSet row) throws SQLException {
		String address = row.getString("address");
		String cost = row.getString("cost");
		Community community = new Community(new CommunityId(row.getString("id")), row.getString("name"),
				row.getString("provider"), (address != null) ? URI.create(address) : null, row.getString("summary"),
				set(row, "needs", SnomedConcept::new), row.getObject("min_age", Integer.class),
				row.getObject("max_age", Integer.class), set(row, "audience", Audience::valueOf),
				set(row, "formats", Function.identity()), Moderation.valueOf(row.getString("moderation")),
				Answer.valueOf(row.getString("professional_oversight")),
				Answer.valueOf(row.getString("anonymous_allowed")),
				(cost != null) ? Community.Cost.valueOf(cost) : null, set(row, "commissioned_by", OdsCode::new),
				Answer.valueOf(row.getString("registration_required")) != Answer.NO,
				set(row, "languages", LanguageTag::new), row.getString("region"), row.getString("accessibility"),
				Answer.valueOf(row.getString("crisis_policy")), set(row, "supports", SupportKind::valueOf));
		Map<PauseReason, Instant> paused = new EnumMap<>(PauseReason.class);
		put(paused, PauseReason.SAFETY, row.getTimestamp("unsafe_since"));
		put(paused, PauseReason.CAPACITY, row.getTimestamp("full_since"));
		put(paused, PauseReason.FACTS, row.getTimestamp("facts_changed_at"));
		String successor = row.getString("successor");
		Timestamp unreachable = row.getTimestamp("unreachable_since");
		return new StoredCommunities.Stored(community, OptionKind.valueOf(row.getString("kind")), background(row),
				DirectoryEntry.State.valueOf(row.getString("state")), row.getTimestamp("state_since").toInstant(),
				paused, (successor != null) ? new CommunityId(successor) : null,
				(unreachable != null) ? unreachable.toInstant() : null);
	}

	private static void put(Map<PauseReason, Instant> paused, PauseReason reason, @Nullable Timestamp since) {
		if (since != null) {
			paused.put(reason, since.toInstant());
		}
	}

	private static Background background(ResultSet row) throws SQLException {
		return new Background(Background.ProviderType.valueOf(row.getString("provider_type")),
				Answer.valueOf(row.getString("registration_required")),
				Background.Status.valueOf(row.getString("source_status")), row.getString("source"),
				Background.Confidence.valueOf(row.getString("confidence")),
				row.getTimestamp("facts_modified_at").toInstant());
	}

	private static <T> Set<T> set(ResultSet row, String column, Function<String, T> type) throws SQLException {
		String[] values = (String[]) row.getArray(column).getArray();
		return Arrays.stream(values).map(type).collect(Collectors.toSet());
	}

}

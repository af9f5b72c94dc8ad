package org.peerprescribing.directory;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that say which feed brought a community. */
@Repository
class StoredFeeds {

	private final JdbcClient jdbc;

	StoredFeeds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Whether its facts are still as this feed left them. */
	boolean brought(CommunityId id, URI feed) {
		return this.jdbc.sql("""
				select exists (select from directory.feed_service f join directory.community c on c.id = f.community
				  where c.id = ? and f.feed = ? and f.taken_at = c.facts_modified_at)""")
			.params(id.value(), feed.toString())
			.query(Boolean.class)
			.single();
	}

	void keep(CommunityId id, URI feed, String service, Instant at) {
		this.jdbc.sql("""
				insert into directory.feed_service (community, feed, service, taken_at) values (?, ?, ?, ?)
				on conflict (community) do update set service = excluded.service, taken_at = excluded.taken_at""")
			.params(id.value(), feed.toString(), service, Timestamp.from(at))
			.update();
	}

}

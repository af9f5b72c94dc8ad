package org.peerprescribing.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps each state of the index that a run was answered from, named by its content: the
 * same content has the same name on every replica. What changes seldom is kept once, as a
 * part.
 */
@Repository
class Snapshots {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** A state that is still used says so once a day; unused ones go in the end. */
	private static final Duration SAYS_SO = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Map<String, Instant> kept = new ConcurrentHashMap<>();

	private final Map<String, Boolean> keptParts = new ConcurrentHashMap<>();

	Snapshots(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Takes seconds of processor time the first time with ten thousand communities, none
	 * later.
	 */
	static Named name(MatchIndex index) {
		String needs = digest(JSON.writeValueAsBytes(StoredIndex.StoredNeed.of(index.needs().all())));
		List<String> communities = index.candidates().stream().map(Snapshots::digest).toList();
		byte[] content = JSON.writeValueAsBytes(
				new StoredIndex(needs, communities, StoredIndex.records(index), StoredIndex.shares(index.shares())));
		return new Named(digest(content), content);
	}

	/** In the caller's transaction; costs nothing where it is kept already. */
	void keep(String id, MatchIndex index) {
		Instant now = this.clock.instant();
		Instant before = this.kept.get(id);
		if (before != null && before.plus(SAYS_SO).isAfter(now)) {
			return;
		}
		Map<String, String> parts = new HashMap<>();
		String needs = JSON.writeValueAsString(StoredIndex.StoredNeed.of(index.needs().all()));
		parts.put(digest(needs.getBytes(StandardCharsets.UTF_8)), needs);
		for (Candidate candidate : index.candidates()) {
			String digest = digest(candidate);
			if (!this.keptParts.containsKey(digest)) {
				parts.put(digest, JSON.writeValueAsString(StoredCommunity.of(candidate.listed())));
			}
		}
		this.jdbc.sql("""
				insert into matching.part (digest, content)
				select * from unnest(cast(? as text[]), cast(? as text[])) as new (digest, content)
				order by digest on conflict do nothing""")
			.params(parts.keySet().toArray(String[]::new), parts.values().toArray(String[]::new))
			.update();
		this.jdbc.sql("""
				insert into matching.snapshot (id, content, used_on) values (?, ?, cast(? as date))
				on conflict (id) do update set used_on = excluded.used_on
				where matching.snapshot.used_on < excluded.used_on""")
			.params(id, zipped(name(index).content()), Timestamp.from(now))
			.update();
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				Snapshots.this.kept.values().removeIf((at) -> at.plus(SAYS_SO).isBefore(now));
				Snapshots.this.kept.put(id, now);
				parts.keySet().forEach((digest) -> Snapshots.this.keptParts.put(digest, true));
			}
		});
	}

	/** That state again; empty where it is not kept. */
	Optional<MatchIndex> read(String id) {
		return this.jdbc.sql("select content from matching.snapshot where id = ?")
			.param(id)
			.query((row, n) -> JSON.readValue(unzipped(row.getBytes(1)), StoredIndex.class))
			.optional()
			.map(this::index);
	}

	private MatchIndex index(StoredIndex stored) {
		List<String> digests = new ArrayList<>(stored.communities());
		digests.add(stored.needs());
		Map<String, String> parts = new HashMap<>();
		this.jdbc.sql("select digest, content from matching.part where digest = any (?)")
			.param(digests.toArray(String[]::new))
			.query((row) -> {
				parts.put(row.getString(1), row.getString(2));
			});
		List<Need> needs = JSON
			.readValue(part(parts, stored.needs()), new TypeReference<List<StoredIndex.StoredNeed>>() {
			})
			.stream()
			.map(StoredIndex.StoredNeed::need)
			.toList();
		List<ListedCommunity> listing = stored.communities().stream().map((digest) -> {
			StoredCommunity community = JSON.readValue(part(parts, digest), StoredCommunity.class);
			return community.listed(stored.record(community.id()));
		}).toList();
		return MatchIndex.of(listing, new NeedHierarchy(needs), stored.readShares(), null);
	}

	private static String part(Map<String, String> parts, String digest) {
		String content = parts.get(digest);
		if (content == null) {
			throw new IllegalStateException("A part of a kept state of the index is missing");
		}
		return content;
	}

	private static String digest(Candidate candidate) {
		return candidate.digest(() -> digest(JSON.writeValueAsBytes(StoredCommunity.of(candidate.listed()))));
	}

	/** 128 bits of SHA-256. */
	private static String digest(byte[] content) {
		try {
			byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
			return HexFormat.of().formatHex(Arrays.copyOf(whole, 16));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] zipped(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] unzipped(byte[] zipped) {
		try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
			return zip.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A state of the index by the digest of its content. */
	record Named(String id, byte[] content) {
	}

}

package org.peerprescribing.directory.door;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.support.Actors;

import org.springframework.context.ApplicationContext;

/** An invented, listed community, and what its program sends. */
record DoorScene(CommunityId community) {

	static final String FULL = "{\"capacity\":\"full\"}";

	static final String OPEN = "{\"capacity\":\"open\"}";

	static DoorScene listed(ApplicationContext context) {
		CommunityId id = new CommunityId("d-" + UUID.randomUUID());
		context.getBean(CommunityDirectory.class)
			.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id.value(), "free"))), false,
					Actors.curator());
		Demonstration.vet(context, id);
		return new DoorScene(id);
	}

	static SignedMessage signed(String key, Instant at, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String timestamp = Long.toString(at.getEpochSecond());
		return new SignedMessage(timestamp, SigningKeys.sign(key, timestamp, bytes), bytes);
	}

}

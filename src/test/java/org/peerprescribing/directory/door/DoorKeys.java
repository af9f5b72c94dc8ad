package org.peerprescribing.directory.door;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.support.Actors;

import org.springframework.context.ApplicationContext;

/** Keys for the tests of other modules whose doors take signed messages too. */
public final class DoorKeys {

	private DoorKeys() {
	}

	public static String make(ApplicationContext context, CommunityId community) {
		return context.getBean(CommunityDoors.class).makeKey(community, Actors.curator());
	}

	public static String sign(String key, String timestamp, byte[] body) {
		return SigningKeys.sign(key, timestamp, body);
	}

}

package org.peerprescribing.directory;

import java.time.Instant;

import org.springframework.stereotype.Service;

/** What comes of sending people to a community; counts, nobody's identity. */
@Service
public class TrackRecords {

	/**
	 * Counts one fact in the caller's transaction; the caller sees to it that each fact
	 * is told once.
	 */
	public void add(CommunityId community, Fact fact, Instant at) {
		throw new UnsupportedOperationException();
	}

	/** What is counted. */
	public enum Fact {

		SENT, JOINED, ANSWERED_USEFUL, ANSWERED_NOT_USEFUL, NOT_RIGHT, SAFETY_REPORT

	}

}

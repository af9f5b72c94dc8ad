package org.peerprescribing.directory;

/**
 * A community that may be proposed now, with the vetting that allows it and what came of
 * it so far.
 */
public record ListedCommunity(Community community, Vetting vetting, TrackRecord trackRecord) {
}

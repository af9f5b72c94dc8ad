package org.peerprescribing.directory;

/**
 * A vetted option that is no online community.
 *
 * @param facts its facts
 * @param kind what it is; never an online community
 * @param vetting the vetting that allows showing it
 */
public record OtherOption(Community facts, OptionKind kind, Vetting vetting) {
}

package org.peerprescribing.patient;

/**
 * A person's name as the care record gives it, kept as it is spelled. Hides itself in
 * text.
 *
 * @param given given names; may be empty
 * @param family family name; may be empty
 */
public record PersonName(String given, String family) {

	/** First given name alone, for a message; empty where there is none. */
	public String first() {
		int space = this.given.indexOf(' ');
		return (space < 0) ? this.given : this.given.substring(0, space);
	}

	/** Given and family name as on a letter. */
	public String full() {
		return (this.given + " " + this.family).strip();
	}

	@Override
	public String toString() {
		return "PersonName[hidden]";
	}

}

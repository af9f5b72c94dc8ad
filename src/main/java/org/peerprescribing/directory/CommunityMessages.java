package org.peerprescribing.directory;

import java.util.List;
import java.util.Map;

/**
 * Messages that the programs of communities sign, wherever they arrive: who sent one, and
 * that it has not come before.
 */
public interface CommunityMessages {

	/**
	 * Takes a message once, in the caller's transaction where there is one. Refuses with
	 * {@code sign-in} whatever cannot be shown to come from this community within the
	 * last five minutes, whether or not there is such a one; with {@code business-rule}
	 * at {@code signature} what came before; and only then with {@code malformed},
	 * {@code required} or {@code invalid-value} a body that is not a JSON object of
	 * exactly these texts, which is not counted as taken.
	 * @param community what the caller says which community it is
	 * @param timestamp seconds since 1970, UTC, as they were signed
	 * @param signature HMAC-SHA-256 of the timestamp, a full stop and the body
	 * @param body the bytes as they came
	 * @param fields the fields of the body; no other address takes the same ones
	 * @return each field with its text
	 */
	Map<String, String> accept(String community, String timestamp, String signature, byte[] body, List<String> fields);

}

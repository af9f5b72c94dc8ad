package org.peerprescribing.directory.door;

import java.net.URI;
import java.util.Base64;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a site may say of the communities' own door.
 *
 * @param publicAddress where communities reach the service
 * @param door the key of the site
 */
@Validated
@ConfigurationProperties("peerprescribing")
record DoorSettings(@NotNull URI publicAddress, @DefaultValue Door door) {

	/**
	 * The key of the site.
	 *
	 * @param key at least 32 random bytes in base64, from which the communities' keys are
	 * made; a new one ends all of theirs. Without it nobody can sign, and the private
	 * pages alone are left.
	 */
	record Door(@Nullable String key) {

		private static final int LEAST = 32;

		Door {
			if (key != null && Base64.getDecoder().decode(key).length < LEAST) {
				throw new IllegalArgumentException("peerprescribing.door.key is shorter than " + LEAST + " bytes");
			}
		}

		byte @Nullable [] bytes() {
			return (this.key != null) ? Base64.getDecoder().decode(this.key) : null;
		}

		/** Without the key. */
		@Override
		public String toString() {
			return "Door[hidden]";
		}

	}

}

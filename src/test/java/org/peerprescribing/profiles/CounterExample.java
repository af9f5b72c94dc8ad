package org.peerprescribing.profiles;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An example that was made wrong in one way.
 *
 * @param breaks the one rule that it breaks
 * @param in name of the example
 * @param change what is changed in it
 */
record CounterExample(String breaks, String in, List<Change> change) {

	/** Makes the example wrong. */
	JsonNode of(JsonNode example) {
		JsonNode wrong = example.deepCopy();
		this.change.forEach((one) -> one.make(wrong));
		return wrong;
	}

	/**
	 * One change.
	 *
	 * @param at JSON pointer; one that ends in {@code -} adds to a list
	 * @param to the new value; null takes away what is there
	 */
	record Change(String at, @Nullable JsonNode to) {

		private void make(JsonNode resource) {
			int cut = this.at.lastIndexOf('/');
			String last = this.at.substring(cut + 1);
			switch (resource.at(this.at.substring(0, cut))) {
				case ObjectNode object when this.to == null -> mustBeThere(object.remove(last));
				case ObjectNode object -> object.set(last, this.to);
				case ArrayNode list when this.to == null -> mustBeThere(list.remove(Integer.parseInt(last)));
				case ArrayNode list when last.equals("-") -> list.add(this.to);
				case ArrayNode list -> list.set(Integer.parseInt(last), this.to);
				default -> throw new IllegalArgumentException("Nothing lies at " + this.at);
			}
		}

		private void mustBeThere(@Nullable JsonNode removed) {
			if (removed == null) {
				throw new IllegalArgumentException("Nothing lies at " + this.at);
			}
		}

	}

}

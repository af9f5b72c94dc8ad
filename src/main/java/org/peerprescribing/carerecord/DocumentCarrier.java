package org.peerprescribing.carerecord;

import java.util.List;

/**
 * Brings a document to a record system, as GP Connect Send Document or MESH would. A
 * document with an identifier of ours arrives once.
 */
interface DocumentCarrier {

	/**
	 * The documents that lie there under our identifier.
	 * @throws RecordReader.NotRead where the record system gave no readable answer
	 */
	Found find(RecordEndpoint endpoint, String identifier) throws RecordReader.NotRead;

	/**
	 * Sends it; where one lies there already under the same identifier, it stays as it
	 * is.
	 * @param document a FHIR R4 Bundle of type document
	 */
	Delivery send(RecordEndpoint endpoint, String identifier, byte[] document);

	/**
	 * What a search by our identifier found.
	 *
	 * @param ours one or none, where nothing is wrong
	 * @param others whether others came too: then it does not search by identifier, and
	 * finding none says nothing
	 */
	record Found(List<Delivery.Located> ours, boolean others) {

		public Found {
			ours = List.copyOf(ours);
		}

		boolean saysNothing() {
			return this.ours.isEmpty() && this.others;
		}

	}

}

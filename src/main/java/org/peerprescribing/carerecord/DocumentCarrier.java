package org.peerprescribing.carerecord;

import java.util.Optional;

/**
 * Brings a document to a record system, as GP Connect Send Document or MESH would. A
 * document with an identifier of ours arrives once.
 */
interface DocumentCarrier {

	/**
	 * The document that lies there under our identifier; empty where none does.
	 * @throws RecordReader.NotRead where the record system gave no readable answer
	 */
	Optional<Delivery.Located> find(RecordEndpoint endpoint, String identifier) throws RecordReader.NotRead;

	/**
	 * Sends it; where one lies there already under the same identifier, it stays as it
	 * is.
	 * @param document a FHIR R4 Bundle of type document
	 */
	Delivery send(RecordEndpoint endpoint, String identifier, byte[] document);

}

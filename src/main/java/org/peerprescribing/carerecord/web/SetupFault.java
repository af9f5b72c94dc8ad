package org.peerprescribing.carerecord.web;

/**
 * Something to put right on the page.
 *
 * @param field id of the input concerned, to which the summary leads
 * @param key of the sentence that says what to do, in the module's messages
 */
record SetupFault(String field, String key) {

}

/**
 * The arithmetic of the reports: intervals, control charts, funnel plots, time to an
 * event, paired change. Pure functions of numbers that already passed disclosure control,
 * each with the source of its formula; knows nothing of prescriptions.
 */
@NullMarked
package org.peerprescribing.reporting.statistics;

import org.jspecify.annotations.NullMarked;

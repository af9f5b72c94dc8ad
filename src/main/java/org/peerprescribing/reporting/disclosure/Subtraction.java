package org.peerprescribing.reporting.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What a reader can work out by adding and subtracting released sums, whatever tables
 * they stand in: exactly, as if nothing had been rounded. Cells are numbered from 0; each
 * sum is the set of cells it adds up. Gauss-Jordan elimination over the whole numbers, so
 * that no cell is missed by a rounding of its own.
 */
final class Subtraction {

	private final int cells;

	private final List<BigInteger[]> rows = new ArrayList<>();

	private final List<Integer> pivots = new ArrayList<>();

	/**
	 * @param cells how many there are
	 */
	Subtraction(int cells) {
		this.cells = cells;
	}

	/** A sum that everybody sees. */
	void publish(Set<Integer> sum) {
		BigInteger[] row = new BigInteger[this.cells];
		for (int i = 0; i < this.cells; i++) {
			row[i] = sum.contains(i) ? BigInteger.ONE : BigInteger.ZERO;
		}
		for (int i = 0; i < this.rows.size(); i++) {
			eliminate(row, this.rows.get(i), this.pivots.get(i));
		}
		int pivot = 0;
		while (pivot < this.cells && row[pivot].signum() == 0) {
			pivot++;
		}
		if (pivot == this.cells) {
			return;
		}
		for (BigInteger[] other : this.rows) {
			eliminate(other, row, pivot);
		}
		this.rows.add(row);
		this.pivots.add(pivot);
	}

	/** The cells whose value follows from the sums. */
	BitSet determined() {
		BitSet found = new BitSet();
		for (int i = 0; i < this.rows.size(); i++) {
			int others = 0;
			for (BigInteger factor : this.rows.get(i)) {
				others += (factor.signum() != 0) ? 1 : 0;
			}
			if (others == 1) {
				found.set(this.pivots.get(i));
			}
		}
		return found;
	}

	private static void eliminate(BigInteger[] row, BigInteger[] by, int pivot) {
		if (row[pivot].signum() == 0) {
			return;
		}
		BigInteger factor = row[pivot];
		BigInteger divisor = BigInteger.ZERO;
		for (int i = 0; i < row.length; i++) {
			row[i] = row[i].multiply(by[pivot]).subtract(by[i].multiply(factor));
			divisor = divisor.gcd(row[i]);
		}
		for (int i = 0; i < row.length && divisor.compareTo(BigInteger.ONE) > 0; i++) {
			row[i] = row[i].divide(divisor);
		}
	}

}

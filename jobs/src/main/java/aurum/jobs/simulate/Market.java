package aurum.jobs.simulate;

import aurum.jobs.simulate.OperatorCatalog.Branch;

/**
 * The customers of one product line in one branch.
 *
 * @param index place among all markets, from 0
 */
record Market(int index, Branch branch, ProductLine productLine) {}

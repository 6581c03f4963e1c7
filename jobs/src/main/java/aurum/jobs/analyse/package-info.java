/** The methods on files that anybody may bring, outside the lake: {@code ./aurum analyse …}. */
package aurum.jobs.analyse;

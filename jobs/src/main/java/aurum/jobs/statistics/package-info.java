/** The methods, without Spark and without tables: numbers in, numbers out, each with its source and its independent reference in the tests. */
package aurum.jobs.statistics;

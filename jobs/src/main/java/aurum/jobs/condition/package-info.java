/**
 * The language of the catalog's rules: a condition over the columns of one table, in the part of SQL that Spark and DuckDB read alike. All but the last step, a {@link aurum.jobs.condition.Dialect}, stands
 * word for word in the other program too.
 */
package aurum.jobs.condition;

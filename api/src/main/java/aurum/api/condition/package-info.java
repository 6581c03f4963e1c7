/**
 * The language of the catalog's rules: a condition over the columns of one table, in the part of SQL that Spark and DuckDB read alike. All but the last step, a {@link aurum.api.condition.Dialect}, stands word
 * for word in the jobs too.
 */
package aurum.api.condition;

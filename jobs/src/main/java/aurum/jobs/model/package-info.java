/** Models of who does something: how rows become numbers, how a model is fitted on Spark, what it says of a row and why. Knows no table. */
package aurum.jobs.model;

/** Free text, without Spark and without tables: its language, its words, personal data in it, and which texts say best what many say. */
package aurum.jobs.text;

package aurum.api.lake;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A table's rows in the engine, kept as long as a publication that is served or still being answered from needs them.
 *
 * @param name its name in the engine
 * @param source what it was loaded from
 * @param users how many publications hold it
 */
record LoadedTable(String name, DeltaTable source, AtomicInteger users) {}

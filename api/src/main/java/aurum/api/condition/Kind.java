package aurum.api.condition;

/** What a column or a value is. Whole numbers and fractions are one kind: they are compared by size, and calculated with as fractions. */
public enum Kind {
    NUMBER("a number"),
    TEXT("text"),
    FLAG("true or false"),
    DATE("a date");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As it is said in a sentence. */
    String words() {
        return words;
    }
}

package aurum.jobs.text;

/** The language of a text, by its script. */
public enum Language {
    CHINESE("zh"),
    ENGLISH("en");

    /** So many Latin letters say about as much as one Chinese character. */
    private static final int LETTERS_PER_CHARACTER = 4;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** {@code zh} or {@code en}. */
    public String code() {
        return code;
    }

    /** The one that most of the text is written in; a text in neither is taken for English. */
    public static Language of(String text) {
        long chinese = text.codePoints().filter(Language::isChinese).count();
        long latin = text.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
                .count();
        return chinese * LETTERS_PER_CHARACTER > latin ? CHINESE : ENGLISH;
    }

    static boolean isChinese(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}

package aurum.jobs.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;

/** One column that a model looks at, with what has to be known of it to turn its values into numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Feature.Number.class, name = "number"),
    @JsonSubTypes.Type(value = Feature.Category.class, name = "category")
})
public sealed interface Feature extends Serializable {

    String name();

    /** How many numbers the trees see of it. */
    int width();

    /**
     * @param mean of the values that are there
     * @param deviation their standard deviation, above 0
     */
    record Number(String name, double mean, double deviation) implements Feature {
        @Override
        public int width() {
            return 1;
        }
    }

    /**
     * @param levels the most frequent words, each with a number of its own that is 1 or 0; all others have none
     * @param shares how frequent each is, 0 to 1
     */
    record Category(String name, List<String> levels, List<Double> shares) implements Feature {
        public Category {
            levels = List.copyOf(levels);
            shares = List.copyOf(shares);
        }

        @Override
        public int width() {
            return levels.size();
        }
    }
}

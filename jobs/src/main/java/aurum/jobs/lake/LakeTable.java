package aurum.jobs.lake;

import java.lang.reflect.InvocationTargetException;

/** Anything that lies in the lake under a contract: a {@link Table} that is built, or a feed's bronze table that is ingested. */
public interface LakeTable {

    Contract contract();

    default String name() {
        return contract().name();
    }

    /** The table that a class describes; table classes are stateless, so any instance will do. */
    static LakeTable of(Class<? extends LakeTable> type) {
        return INSTANCES.get(type);
    }

    static String nameOf(Class<? extends LakeTable> type) {
        return of(type).name();
    }

    ClassValue<LakeTable> INSTANCES = new ClassValue<>() {
        @Override
        protected LakeTable computeValue(Class<?> type) {
            try {
                return (LakeTable) type.getDeclaredConstructor().newInstance();
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(
                        type.getName() + ": " + e.getCause().getMessage(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type.getName() + " needs a public constructor without arguments", e);
            }
        }
    };
}

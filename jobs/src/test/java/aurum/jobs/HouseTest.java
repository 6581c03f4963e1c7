package aurum.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Table;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/** What the house is built like, so that it stays so. */
@AnalyzeClasses(packages = "aurum.jobs", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("aurum.jobs.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engineKnowsNoTableAndNoSource = noClasses()
            .that()
            .resideInAPackage("..lake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..source..", "..silver..", "..gold..", "..command..", "..simulate..");

    @ArchTest
    static final ArchRule methodsKnowNoSparkAndNoTable = noClasses()
            .that()
            .resideInAnyPackage("..statistics..", "..text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.spark..",
                    "..lake..",
                    "..catalog..",
                    "..source..",
                    "..silver..",
                    "..gold..",
                    "..model..");

    @ArchTest
    static final ArchRule simulatorSharesNothing = noClasses()
            .that()
            .resideInAPackage("..simulate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..lake..", "..source..", "..silver..", "..gold..", "org.apache.spark..");

    @ArchTest
    static final ArchRule tablesReadNoClock = noClasses()
            .that()
            .implement(Table.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule tablesTouchNoPathAndNoCommit = noClasses()
            .that()
            .implement(Table.class)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("aurum.jobs.lake.Lake")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("aurum.jobs.lake.TableWriter");

    @ArchTest
    static final ArchRule ofOtherTablesOnlyThoseNamedAsInputsAreImported = classes()
            .that()
            .implement(Table.class)
            .should(new ArchCondition<>("use only the tables it names as inputs") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> named = ((Table) LakeTable.of(type.reflect().asSubclass(LakeTable.class)))
                            .inputs().stream()
                                    .map(input -> input.table().getName())
                                    .collect(Collectors.toSet());
                    type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass())
                            .filter(target -> target.isAssignableTo(LakeTable.class) && !target.isInterface())
                            .filter(target -> !target.equals(type) && !named.contains(target.getName()))
                            .forEach(target -> events.add(SimpleConditionEvent.violated(
                                    type,
                                    type.getSimpleName() + " uses " + target.getSimpleName()
                                            + ", which is none of its inputs")));
                }
            });

    @ArchTest
    static final ArchRule namesSayWhatForAndNothingIsCommon =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc)");
}

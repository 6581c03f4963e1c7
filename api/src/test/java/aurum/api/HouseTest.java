package aurum.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "aurum.api", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule knowsNeitherSparkNorTheJobs =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "aurum.jobs..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("aurum.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rootIsKnownByNobody = noClasses()
            .that()
            .resideInAPackage("aurum.api.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("aurum.api");

    @ArchTest
    static final ArchRule onlyTheLakeKnowsItsEngines = noClasses()
            .that()
            .resideOutsideOfPackage("aurum.api.lake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.delta..", "org.duckdb..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule onlyTheDeskKnowsItsDatabases = noClasses()
            .that()
            .resideOutsideOfPackage("aurum.api.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "org.postgresql..", "org.flywaydb..", "com.zaxxer..");

    @ArchTest
    static final ArchRule sqlIsWrittenWhereItBelongs = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "aurum.api.lake..", "aurum.api.desk..", "aurum.api.access..", "aurum.api.decision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Utils|Helper|Manager|Common)");
}

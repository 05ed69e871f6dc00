package pacs.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of {@code docs/architecture.md}, held by a test. */
@AnalyzeClasses(packages = "pacs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_standard_knows_no_framework = noClasses()
            .that()
            .resideInAPackage("pacs.dicom..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..", "com.fasterxml..", "pacs.platform..");

    @ArchTest
    static final ArchRule the_ground_knows_no_service = noClasses()
            .that()
            .resideInAPackage("pacs.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pacs.gateway..", "pacs.archive..", "pacs.tiering..", "pacs.allinone..");

    @ArchTest
    static final ArchRule tiering_knows_nothing_above_it = noClasses()
            .that()
            .resideInAPackage("pacs.tiering..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pacs.gateway..", "pacs.archive..", "pacs.allinone..");

    @ArchTest
    static final ArchRule the_gateway_meets_the_archive_by_http_only = noClasses()
            .that()
            .resideInAPackage("pacs.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pacs.archive..", "pacs.tiering..", "pacs.allinone..");

    @ArchTest
    static final ArchRule the_archive_meets_the_gateway_by_http_only = noClasses()
            .that()
            .resideInAPackage("pacs.archive..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pacs.gateway..", "pacs.allinone..");

    @ArchTest
    static final ArchRule only_the_wire_packages_speak_http = noClasses()
            .that()
            .resideOutsideOfPackages("..dicomweb..", "..rest..", "..http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule native_codecs_stay_in_their_own_process = noClasses()
            .that()
            .resideOutsideOfPackage("pacs.dicom.codec.worker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.opencv..");

    @ArchTest
    static final ArchRule search_and_retrieve_know_no_wire = noClasses()
            .that()
            .resideInAnyPackage("pacs.archive.search..", "pacs.archive.retrieve..", "pacs.archive.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pacs.archive.dicomweb..", "pacs.archive.dimse..", "pacs.dicom.net..");

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("pacs.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_name_says_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Utils?|Helper|Manager|DTO)");
}

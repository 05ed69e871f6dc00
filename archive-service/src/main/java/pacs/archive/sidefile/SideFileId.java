package pacs.archive.sidefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;

/**
 * Which side file: the study's version is part of the name, so that none is ever out of date.
 *
 * @param version of the study
 * @param urls what stands in its metadata before the paths of values
 */
record SideFileId(StudyKey study, long version, RetrieveUrls urls) {

    private static final int DIGITS = 32;

    /** What the names of all versions begin with. */
    String stem() {
        return study.institution() + "/" + digest(study.study() + " " + urls.institution());
    }

    /** Below the folder of side files; those of a study sort by version. */
    String name() {
        return "%s-%019d".formatted(stem(), version);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

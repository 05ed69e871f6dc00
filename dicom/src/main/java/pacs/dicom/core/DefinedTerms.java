package pacs.dicom.core;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of Specific Character Set (0008,0005), understood.
 *
 * @param unclear whether they leave open what bytes outside ASCII mean
 */
record DefinedTerms(TextCode code, boolean unclear) {

    /** {@code ISO_IR 100} and {@code ISO 2022 IR 100}, once everything but letters and digits is gone. */
    private static final Pattern REGISTERED = Pattern.compile("ISO(?:2022)?(?:IR)?(\\d{1,3})");

    static DefinedTerms of(List<String> terms) {
        List<CodeTable> tables = new ArrayList<>();
        boolean unclear = terms.stream().allMatch(String::isBlank);
        for (String term : terms) {
            String plain = term.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            Optional<Charset> whole = whole(plain);
            if (whole.isPresent()) {
                return new DefinedTerms(new TextCode.Whole(whole.get()), false);
            }
            Optional<CodeTable> table = table(plain);
            unclear |= table.isEmpty();
            tables.add(table.orElse(CodeTable.IR_6));
        }
        CodeTable first = tables.isEmpty() ? CodeTable.IR_6 : tables.getFirst();
        List<CodeTable> rest = tables.stream().skip(1).toList();
        boolean onlyAscii = tables.stream().allMatch(table -> table == CodeTable.IR_6);
        return new DefinedTerms(new TextCode.Extended(CodeExtensions.of(first, rest)), unclear || onlyAscii);
    }

    /** The terms that stand alone; also under the names that programs call these charsets by. */
    private static Optional<Charset> whole(String term) {
        return switch (term) {
            case "ISOIR192", "ISO2022IR192", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030", "ISOIRGB18030", "ISO2022GB18030" -> Optional.of(EncodingGuess.GB18030);
            case "GBK", "ISO2022GBK", "GB2312" -> Optional.of(Charset.forName("GBK"));
            default -> Optional.empty();
        };
    }

    private static Optional<CodeTable> table(String term) {
        Matcher registered = REGISTERED.matcher(term);
        if (registered.matches()) {
            return CodeTable.registered(registered.group(1));
        }
        return switch (term) {
            case "" -> Optional.of(CodeTable.IR_6);
            case "ISO88591", "LATIN1" -> Optional.of(CodeTable.IR_100);
            default -> Optional.empty();
        };
    }
}

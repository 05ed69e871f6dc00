package pacs.archive.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/**
 * Who issues the numbers by which persons are known: values of Issuer of Patient ID (0010,0021), or of Universal Entity ID
 * (0040,0032) in the Issuer of Patient ID Qualifiers Sequence (0010,0024).
 */
@ConfigMapping(prefix = "pacs.archive.identity")
public interface IdentityConfig {

    /** Of ID-card numbers. The OID is that of 居民身份证号 in WS/T 500. */
    @WithDefault("2.16.156.10011.1.3,居民身份证,身份证,ID-CARD")
    Set<String> idCardIssuers();

    /** Of insurance numbers. */
    @WithDefault("医保,基本医疗保险,INSURANCE")
    Set<String> insuranceIssuers();
}

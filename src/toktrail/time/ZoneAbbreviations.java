package toktrail.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;

/**
 * Abbreviations of zones where an English one is in common use.
 *
 * <p>A family counts only while a zone keeps the family's standard offset, so that a zone that changes its time shows
 * numbers and not a wrong name.
 */
final class ZoneAbbreviations {

    private record Family(String standard, String summer, ZoneOffset offset) { }

    /** Standard name, summer name, standard offset, then ids; {@code Region/} holds for the ids behind it. */
    private static final String TABLE = """
            GMT BST +0 Europe/ London Belfast Guernsey Jersey Isle_of_Man
            GMT IST +0 Europe/ Dublin
            WET WEST +0 Europe/ Lisbon Atlantic/ Canary Madeira Faroe
            CET CEST +1 Europe/ Amsterdam Andorra Belgrade Berlin Bratislava Brussels Budapest Busingen Copenhagen \
            Gibraltar Ljubljana Luxembourg Madrid Malta Monaco Oslo Paris Podgorica Prague Rome San_Marino Sarajevo \
            Skopje Stockholm Tirane Vaduz Vatican Vienna Warsaw Zagreb Zurich Africa/ Ceuta Algiers Tunis
            EET EEST +2 Europe/ Athens Bucharest Chisinau Helsinki Kaliningrad Kiev Kyiv Mariehamn Riga Sofia Tallinn \
            Vilnius Asia/ Beirut Nicosia Famagusta Gaza Hebron Africa/ Cairo Tripoli
            MSK MSD +3 Europe/ Moscow Simferopol
            NST NDT -3:30 America/ St_Johns
            AST ADT -4 America/ Halifax Puerto_Rico Santo_Domingo Barbados Martinique Moncton Glace_Bay Goose_Bay \
            Port_of_Spain Curacao Thule Atlantic/ Bermuda
            EST EDT -5 America/ New_York Detroit Toronto Montreal Indiana/Indianapolis Kentucky/Louisville Jamaica \
            Panama Cancun Nassau Port-au-Prince Iqaluit
            CST CDT -6 America/ Chicago Winnipeg Mexico_City Monterrey Costa_Rica Guatemala El_Salvador Tegucigalpa \
            Managua Belize Regina Menominee Matamoros Merida
            MST MDT -7 America/ Denver Boise Edmonton Phoenix Hermosillo Mazatlan Ciudad_Juarez Whitehorse
            PST PDT -8 America/ Los_Angeles Vancouver Tijuana
            AKST AKDT -9 America/ Anchorage Juneau Nome Sitka
            HST HDT -10 Pacific/ Honolulu America/ Adak
            IST IDT +2 Asia/ Jerusalem Tel_Aviv
            PKT PKST +5 Asia/ Karachi
            IST IST +5:30 Asia/ Kolkata Calcutta
            WIB WIB +7 Asia/ Jakarta Pontianak
            CST CDT +8 Asia/ Shanghai Taipei Macau
            HKT HKST +8 Asia/ Hong_Kong
            PST PDT +8 Asia/ Manila
            JST JDT +9 Asia/ Tokyo
            KST KDT +9 Asia/ Seoul
            AWST AWDT +8 Australia/ Perth
            ACST ACDT +9:30 Australia/ Adelaide Darwin Broken_Hill
            AEST AEDT +10 Australia/ Sydney Melbourne Brisbane Hobart Canberra
            NZST NZDT +12 Pacific/ Auckland Antarctica/ McMurdo
            GMT GMT +0 Africa/ Abidjan Accra Dakar Atlantic/ Reykjavik
            WAT WAST +1 Africa/ Lagos Kinshasa Luanda Douala
            CAT CAST +2 Africa/ Maputo Harare Lusaka Kigali
            SAST SAST +2 Africa/ Johannesburg
            EAT EAT +3 Africa/ Nairobi Addis_Ababa Kampala
            """;

    /** Loaded when the first name is asked for. */
    private static final class Loaded {
        static final Map<String, Family> BY_ID = load();
    }

    private ZoneAbbreviations() { }

    static String of(Instant instant, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Family family = Loaded.BY_ID.get(zone.getId());
        if (family == null || !family.offset().equals(rules.getStandardOffset(instant))) {
            return number(rules.getOffset(instant));
        }
        return rules.isDaylightSavings(instant) ? family.summer() : family.standard();
    }

    /** {@code +02}, {@code -0330}. */
    private static String number(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        StringBuilder text = new StringBuilder(5).append(offset.getTotalSeconds() < 0 ? '-' : '+');
        Timestamps.pair(text, minutes / 60);
        if (minutes % 60 != 0) {
            Timestamps.pair(text, minutes % 60);
        }
        return text.toString();
    }

    private static Map<String, Family> load() {
        Map<String, Family> byId = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            String[] words = line.split(" +");
            Family family = new Family(words[0], words[1], offset(words[2]));
            String region = "";
            for (int i = 3; i < words.length; i++) {
                if (words[i].endsWith("/")) {
                    region = words[i];
                } else {
                    byId.put(region + words[i], family);
                }
            }
        }
        return Map.copyOf(byId);
    }

    private static ZoneOffset offset(String text) {
        String[] parts = text.substring(1).split(":");
        int sign = text.charAt(0) == '-' ? -1 : 1;
        int minutes = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts[0]), sign * minutes);
    }
}

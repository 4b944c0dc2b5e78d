-- Made by tools/questions_sql.py from changes.rq; change that.
-- @of a1c540344c026e6d
-- @columns controllerName:id earlierDate:id date:id change:string processTitle:id property:id value:id controller:id subject:id
-- @property http://purl.org/dc/terms/issued
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#CrossBorderTransfer
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#PrivacyNotice
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#Process
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#CrossBorderTransfer
-- @property https://w3id.org/dpv#PrivacyNotice
-- @property https://w3id.org/dpv#Process
-- @property https://w3id.org/dpv#hasAuthority
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataProtectionOfficer
-- @property https://w3id.org/dpv#hasDataSubject
-- @property https://w3id.org/dpv#hasDuration
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPersonalData
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/dpv#hasRight
-- @property https://w3id.org/dpv#hasStorageCondition
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#asWritten
-- @property https://w3id.org/noticegraph#hasCriterion
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
-- @property https://w3id.org/noticegraph#untilEvent
SELECT f."controllerName" AS "controllerName", f."earlierDate" AS "earlierDate", f."date" AS "date", f."change" AS "change", f."processTitle" AS "processTitle", f."property" AS "property", f."value" AS "value", f."controller" AS "controller", f."subject" AS "subject"
FROM (
  SELECT s."controllerName", s."earlierDate", s."date", s."change", s."processTitle", s."property", s."value", s."controller", s."subject"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."notice" AS "notice", l."date" AS "date", l."earlierDate" AS "earlierDate", l."said" AS "said", l."unsaid" AS "unsaid", l."subject" AS "subject", l."twin" AS "twin", l."work" AS "work", l."property" AS "property", l."value" AS "value", l."storage" AS "storage", l."duration" AS "duration", l."kind" AS "kind", l."controllerAsked" AS "controllerAsked", l."since" AS "since", l."processTitle" AS "processTitle", l."change" AS "change", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT f.*, CASE WHEN f."said" = f."notice" THEN 'added' ELSE 'removed' END AS "change"
        FROM (
          SELECT l."notice" AS "notice", l."date" AS "date", l."earlierDate" AS "earlierDate", l."said" AS "said", l."unsaid" AS "unsaid", l."subject" AS "subject", l."twin" AS "twin", l."work" AS "work", l."property" AS "property", l."value" AS "value", l."storage" AS "storage", l."duration" AS "duration", l."kind" AS "kind", l."controllerAsked" AS "controllerAsked", l."since" AS "since", r."processTitle" AS "processTitle"
          FROM (
            SELECT j0."notice" AS "notice", j0."date" AS "date", j0."earlierDate" AS "earlierDate", j0."said" AS "said", j0."unsaid" AS "unsaid", j0."subject" AS "subject", j0."twin" AS "twin", j0."work" AS "work", j0."property" AS "property", j0."value" AS "value", j0."storage" AS "storage", j0."duration" AS "duration", j0."kind" AS "kind", j1."controllerAsked" AS "controllerAsked", j2."since" AS "since"
            FROM (
              SELECT u0."notice" AS "notice", u0."date" AS "date", u0."earlierDate" AS "earlierDate", u0."said" AS "said", u0."unsaid" AS "unsaid", u0."subject" AS "subject", u0."twin" AS "twin", u0."work" AS "work", u0."property" AS "property", u0."value" AS "value", CAST(NULL AS UBIGINT) AS "storage", CAST(NULL AS UBIGINT) AS "duration", CAST(NULL AS UBIGINT) AS "kind"
              FROM (
                SELECT f.*
                FROM (
                  SELECT j0."notice" AS "notice", j0."date" AS "date", j0."earlierDate" AS "earlierDate", j0."said" AS "said", j0."unsaid" AS "unsaid", j0."subject" AS "subject", j0."twin" AS "twin", j1."work" AS "work", j2."property" AS "property", j2."value" AS "value"
                  FROM (
                    SELECT s."notice", s."date", s."earlierDate", s."said", s."unsaid", s."subject", s."twin"
                    FROM (
                      SELECT f.*
                      FROM (
                        SELECT f.*, iri((t0.lex || CASE WHEN contains(t1.lex, t2.lex) THEN substr(t1.lex, strpos(t1.lex, t2.lex) + length(t2.lex)) ELSE '' END)) AS "twin"
                        FROM (
                          SELECT j0."notice" AS "notice", j0."date" AS "date", j0."earlierDate" AS "earlierDate", j0."said" AS "said", j0."unsaid" AS "unsaid", j1."work" AS "work", j2."subject" AS "subject"
                          FROM (
                            SELECT s."notice", s."date", s."earlierDate", s."said", s."unsaid"
                            FROM (
                              SELECT f.*
                              FROM (
                                SELECT j0."work" AS "work", j0."said" AS "said", j0."unsaid" AS "unsaid", j0."saidDate" AS "saidDate", j0."unsaidDate" AS "unsaidDate", j1."notice" AS "notice", j1."date" AS "date", j1."earlierDate" AS "earlierDate"
                                FROM (
                                  SELECT q0.s AS "work", q0.o AS "said", q1.o AS "unsaid", q2.o AS "saidDate", q3.o AS "unsaidDate"
                                  FROM "dcat:hasVersion" q0, "dcat:hasVersion" q1, "dct:issued" q2, "dct:issued" q3
                                  WHERE q0.g = iri('{{base}}catalog')
                                    AND q1.g = iri('{{base}}catalog')
                                    AND q2.g = iri('{{base}}catalog')
                                    AND q3.g = iri('{{base}}catalog')
                                    AND q0.s = q1.s
                                    AND q0.o = q2.s
                                    AND q1.o = q3.s
                                ) j0
                                JOIN (
                                  SELECT s."work", s."notice", s."date", s."earlierDate"
                                  FROM (
                                    SELECT f.*, f."__agg_1__" AS "earlierDate"
                                    FROM (
                                      SELECT f.*, f."__agg_4__" AS "date"
                                      FROM (
                                        SELECT f.*, f."__agg_3__" AS "notice"
                                        FROM (
                                          SELECT f.*, f."__agg_2__" AS "work"
                                          FROM (
                                            SELECT arg_max(f."before", t0.lex) AS "__agg_1__", f."work" AS "__agg_2__", f."notice" AS "__agg_3__", f."date" AS "__agg_4__"
                                            FROM (
                                              SELECT f.*
                                              FROM (
                                                SELECT q4.s AS "work", q4.o AS "notice", q5.o AS "previous", q6.o AS "date", q7.o AS "before"
                                                FROM "dcat:hasVersion" q4, "dcat:hasVersion" q5, "dct:issued" q6, "dct:issued" q7
                                                WHERE q4.g = iri('{{base}}catalog')
                                                  AND q5.g = iri('{{base}}catalog')
                                                  AND q6.g = iri('{{base}}catalog')
                                                  AND q7.g = iri('{{base}}catalog')
                                                  AND q4.s = q5.s
                                                  AND q4.o = q6.s
                                                  AND q5.o = q7.s
                                              ) f
                                              LEFT JOIN terms t0 ON t0.id = f."before"
                                              LEFT JOIN terms t1 ON t1.id = f."date"
                                              WHERE (f."notice" <> f."previous") AND (t0.lex < t1.lex)
                                            ) f
                                            LEFT JOIN terms t0 ON t0.id = f."before"
                                            GROUP BY f."work", f."notice", f."date"
                                          ) f
                                        ) f
                                      ) f
                                    ) f
                                  ) s
                                ) j1
                                ON j0."work" = j1."work"
                              ) f
                              WHERE (f."said" <> f."unsaid") AND ((((f."said" = f."notice") AND (f."unsaidDate" = f."earlierDate")) OR ((f."unsaid" = f."notice") AND (f."saidDate" = f."earlierDate"))))
                            ) s
                          ) j0
                          JOIN (
                            SELECT q8.s AS "work", q8.o AS "said", q9.o AS "unsaid"
                            FROM "dcat:hasVersion" q8, "dcat:hasVersion" q9
                            WHERE q8.g = iri('{{base}}catalog')
                              AND q9.g = iri('{{base}}catalog')
                              AND q8.s = q9.s
                          ) j1
                          ON j0."said" = j1."said" AND j0."unsaid" = j1."unsaid"
                          JOIN (
                            SELECT u0."said" AS "said", u0."subject" AS "subject"
                            FROM (
                              SELECT u0."said" AS "said", u0."subject" AS "subject"
                              FROM (
                                SELECT q10.g AS "said", q10.s AS "subject"
                                FROM "rdf:type" q10
                                WHERE q10.o = iri('https://w3id.org/dpv#PrivacyNotice')
                              ) u0
                              UNION ALL
                              SELECT u1."said" AS "said", u1."subject" AS "subject"
                              FROM (
                                SELECT q11.g AS "said", q11.s AS "subject"
                                FROM "rdf:type" q11
                                WHERE q11.o = iri('https://w3id.org/dpv#Process')
                              ) u1
                            ) u0
                            UNION ALL
                            SELECT u1."said" AS "said", u1."subject" AS "subject"
                            FROM (
                              SELECT q12.g AS "said", q12.s AS "subject"
                              FROM "rdf:type" q12
                              WHERE q12.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                            ) u1
                          ) j2
                          ON j0."said" = j2."said"
                        ) f
                        LEFT JOIN terms t0 ON t0.id = f."unsaid"
                        LEFT JOIN terms t1 ON t1.id = f."subject"
                        LEFT JOIN terms t2 ON t2.id = f."said"
                      ) f
                      WHERE f."said" <> f."unsaid"
                    ) s
                  ) j0
                  JOIN (
                    SELECT q13.s AS "work", q13.o AS "said", q14.o AS "unsaid"
                    FROM "dcat:hasVersion" q13, "dcat:hasVersion" q14
                    WHERE q13.g = iri('{{base}}catalog')
                      AND q14.g = iri('{{base}}catalog')
                      AND q13.s = q14.s
                  ) j1
                  ON j0."said" = j1."said" AND j0."unsaid" = j1."unsaid"
                  JOIN (
                    SELECT q15.p AS "property", q15.g AS "said", q15.s AS "subject", q15.o AS "value"
                    FROM quads q15
                  ) j2
                  ON j0."said" = j2."said" AND j0."subject" = j2."subject"
                ) f
                WHERE (f."said" <> f."unsaid") AND ((f."property" = iri('https://w3id.org/dpv#hasPurpose') OR f."property" = iri('https://w3id.org/dpv#hasPersonalData') OR f."property" = iri('https://w3id.org/dpv#hasDataSubject') OR f."property" = iri('https://w3id.org/dpv#hasLegalBasis') OR f."property" = iri('https://w3id.org/dpv#hasRecipient') OR f."property" = iri('https://w3id.org/dpv#hasThirdCountry') OR f."property" = iri('https://w3id.org/noticegraph#hasTransferSafeguard') OR f."property" = iri('https://w3id.org/dpv#hasRight') OR f."property" = iri('https://w3id.org/dpv#hasDataController') OR f."property" = iri('https://w3id.org/dpv#hasDataProtectionOfficer') OR f."property" = iri('https://w3id.org/dpv#hasAuthority'))) AND (((f."property" <> iri('https://w3id.org/dpv#hasThirdCountry')) OR (NOT EXISTS (SELECT 1 FROM (
                  SELECT q16.g AS "said", q16.s AS "subject"
                  FROM "rdf:type" q16
                  WHERE q16.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                ) e WHERE e."said" = f."said" AND e."subject" = f."subject")))) AND (NOT EXISTS (SELECT 1 FROM (
                  SELECT q17.p AS "property", q17.g AS "unsaid", q17.s AS "twin", q17.o AS "value"
                  FROM quads q17
                ) e WHERE e."property" = f."property" AND e."unsaid" = f."unsaid" AND e."twin" = f."twin" AND e."value" = f."value"))
              ) u0
              UNION ALL
              SELECT u1."notice" AS "notice", u1."date" AS "date", u1."earlierDate" AS "earlierDate", u1."said" AS "said", u1."unsaid" AS "unsaid", u1."subject" AS "subject", u1."twin" AS "twin", u1."work" AS "work", u1."property" AS "property", u1."value" AS "value", u1."storage" AS "storage", u1."duration" AS "duration", u1."kind" AS "kind"
              FROM (
                SELECT f.*
                FROM (
                  SELECT f.*, iri((t0.lex || CASE WHEN contains(t1.lex, t2.lex) THEN substr(t1.lex, strpos(t1.lex, t2.lex) + length(t2.lex)) ELSE '' END)) AS "twin"
                  FROM (
                    SELECT f.*, iri('https://w3id.org/dpv#hasStorageCondition') AS "property"
                    FROM (
                      SELECT j0."notice" AS "notice", j0."date" AS "date", j0."earlierDate" AS "earlierDate", j0."said" AS "said", j0."unsaid" AS "unsaid", j1."work" AS "work", j2."storage" AS "storage", j2."duration" AS "duration", j2."subject" AS "subject", j2."kind" AS "kind", j2."value" AS "value"
                      FROM (
                        SELECT s."notice", s."date", s."earlierDate", s."said", s."unsaid"
                        FROM (
                          SELECT f.*
                          FROM (
                            SELECT j0."work" AS "work", j0."said" AS "said", j0."unsaid" AS "unsaid", j0."saidDate" AS "saidDate", j0."unsaidDate" AS "unsaidDate", j1."notice" AS "notice", j1."date" AS "date", j1."earlierDate" AS "earlierDate"
                            FROM (
                              SELECT q18.s AS "work", q18.o AS "said", q19.o AS "unsaid", q20.o AS "saidDate", q21.o AS "unsaidDate"
                              FROM "dcat:hasVersion" q18, "dcat:hasVersion" q19, "dct:issued" q20, "dct:issued" q21
                              WHERE q18.g = iri('{{base}}catalog')
                                AND q19.g = iri('{{base}}catalog')
                                AND q20.g = iri('{{base}}catalog')
                                AND q21.g = iri('{{base}}catalog')
                                AND q18.s = q19.s
                                AND q18.o = q20.s
                                AND q19.o = q21.s
                            ) j0
                            JOIN (
                              SELECT s."work", s."notice", s."date", s."earlierDate"
                              FROM (
                                SELECT f.*, f."__agg_1__" AS "earlierDate"
                                FROM (
                                  SELECT f.*, f."__agg_4__" AS "date"
                                  FROM (
                                    SELECT f.*, f."__agg_3__" AS "notice"
                                    FROM (
                                      SELECT f.*, f."__agg_2__" AS "work"
                                      FROM (
                                        SELECT arg_max(f."before", t0.lex) AS "__agg_1__", f."work" AS "__agg_2__", f."notice" AS "__agg_3__", f."date" AS "__agg_4__"
                                        FROM (
                                          SELECT f.*
                                          FROM (
                                            SELECT q22.s AS "work", q22.o AS "notice", q23.o AS "previous", q24.o AS "date", q25.o AS "before"
                                            FROM "dcat:hasVersion" q22, "dcat:hasVersion" q23, "dct:issued" q24, "dct:issued" q25
                                            WHERE q22.g = iri('{{base}}catalog')
                                              AND q23.g = iri('{{base}}catalog')
                                              AND q24.g = iri('{{base}}catalog')
                                              AND q25.g = iri('{{base}}catalog')
                                              AND q22.s = q23.s
                                              AND q22.o = q24.s
                                              AND q23.o = q25.s
                                          ) f
                                          LEFT JOIN terms t0 ON t0.id = f."before"
                                          LEFT JOIN terms t1 ON t1.id = f."date"
                                          WHERE (f."notice" <> f."previous") AND (t0.lex < t1.lex)
                                        ) f
                                        LEFT JOIN terms t0 ON t0.id = f."before"
                                        GROUP BY f."work", f."notice", f."date"
                                      ) f
                                    ) f
                                  ) f
                                ) f
                              ) s
                            ) j1
                            ON j0."work" = j1."work"
                          ) f
                          WHERE (f."said" <> f."unsaid") AND ((((f."said" = f."notice") AND (f."unsaidDate" = f."earlierDate")) OR ((f."unsaid" = f."notice") AND (f."saidDate" = f."earlierDate"))))
                        ) s
                      ) j0
                      JOIN (
                        SELECT q26.s AS "work", q26.o AS "said", q27.o AS "unsaid"
                        FROM "dcat:hasVersion" q26, "dcat:hasVersion" q27
                        WHERE q26.g = iri('{{base}}catalog')
                          AND q27.g = iri('{{base}}catalog')
                          AND q26.s = q27.s
                      ) j1
                      ON j0."said" = j1."said" AND j0."unsaid" = j1."unsaid"
                      JOIN (
                        SELECT q28.g AS "said", q28.s AS "storage", q28.o AS "duration", q29.s AS "subject", q30.p AS "kind", q30.o AS "value"
                        FROM "dpv:hasDuration" q28, "dpv:hasStorageCondition" q29, quads q30
                        WHERE q28.g = q29.g
                          AND q28.g = q30.g
                          AND q28.s = q29.o
                          AND q28.o = q30.s
                      ) j2
                      ON j0."said" = j2."said"
                    ) f
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."unsaid"
                  LEFT JOIN terms t1 ON t1.id = f."subject"
                  LEFT JOIN terms t2 ON t2.id = f."said"
                ) f
                WHERE (f."said" <> f."unsaid") AND ((f."kind" = iri('https://w3id.org/noticegraph#asWritten') OR f."kind" = iri('https://w3id.org/noticegraph#untilEvent') OR f."kind" = iri('https://w3id.org/noticegraph#hasCriterion'))) AND (NOT EXISTS (SELECT 1 FROM (
                  SELECT q31.g AS "unsaid", q31.s AS "s", q31.o AS "d", q32.s AS "twin", q33.p AS "kind", q33.o AS "value"
                  FROM "dpv:hasDuration" q31, "dpv:hasStorageCondition" q32, quads q33
                  WHERE q31.g = q32.g
                    AND q31.g = q33.g
                    AND q31.s = q32.o
                    AND q31.o = q33.s
                ) e WHERE e."unsaid" = f."unsaid" AND e."twin" = f."twin" AND e."kind" = f."kind" AND e."value" = f."value"))
              ) u1
            ) j0
            JOIN (
              SELECT v AS "controllerAsked"
              FROM (VALUES {{controller}}) given(v)
            ) j1
            ON TRUE
            JOIN (
              SELECT v AS "since"
              FROM (VALUES {{since}}) given(v)
            ) j2
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT f.*
            FROM (
              SELECT q34.g AS "said", q34.s AS "subject", q34.o AS "processTitle"
              FROM "dct:title" q34
            ) f
            WHERE f."subject" <> f."said"
          ) r
          ON l."said" = r."said" AND l."subject" = r."subject"
        ) f
      ) l
      LEFT JOIN (
        SELECT q35.g AS "notice", q35.s AS "controller", q35.o AS "controllerName"
        FROM "dpv:hasName" q35, "dpv:hasDataController" q36
        WHERE q35.g = q36.g
          AND q35.g = q36.s
          AND q35.s = q36.o
      ) r
      ON l."notice" = r."notice"
    ) f
    LEFT JOIN terms t0 ON t0.id = f."date"
    WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))) AND (((NOT (f."since" IS NOT NULL)) OR (f."since" <= t0.lex)))
  ) s
) f

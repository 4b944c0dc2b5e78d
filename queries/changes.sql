-- Made by tools/questions_sql.py from changes.rq; change that.
-- @of a3045b208588a4ea
-- @columns controllerName:id earlierDate:id date:id change:string processTitle:id property:id value:id controller:id subject:id
-- @property http://purl.org/dc/terms/issued
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type
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
                          SELECT j0."notice" AS "notice", j0."date" AS "date", j0."earlierDate" AS "earlierDate", j0."said" AS "said", j0."unsaid" AS "unsaid", j1."work" AS "work", j2."subject" AS "subject", j2."class" AS "class"
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
                            SELECT q10.g AS "said", q10.s AS "subject", q10.o AS "class"
                            FROM "rdf:type" q10
                          ) j2
                          ON j0."said" = j2."said"
                        ) f
                        LEFT JOIN terms t0 ON t0.id = f."unsaid"
                        LEFT JOIN terms t1 ON t1.id = f."subject"
                        LEFT JOIN terms t2 ON t2.id = f."said"
                      ) f
                      WHERE (f."said" <> f."unsaid") AND ((f."class" = iri('https://w3id.org/dpv#PrivacyNotice') OR f."class" = iri('https://w3id.org/dpv#Process') OR f."class" = iri('https://w3id.org/dpv#CrossBorderTransfer')))
                    ) s
                  ) j0
                  JOIN (
                    SELECT q11.s AS "work", q11.o AS "said", q12.o AS "unsaid"
                    FROM "dcat:hasVersion" q11, "dcat:hasVersion" q12
                    WHERE q11.g = iri('{{base}}catalog')
                      AND q12.g = iri('{{base}}catalog')
                      AND q11.s = q12.s
                  ) j1
                  ON j0."said" = j1."said" AND j0."unsaid" = j1."unsaid"
                  JOIN (
                    SELECT q13.p AS "property", q13.g AS "said", q13.s AS "subject", q13.o AS "value"
                    FROM quads q13
                  ) j2
                  ON j0."said" = j2."said" AND j0."subject" = j2."subject"
                ) f
                WHERE (f."said" <> f."unsaid") AND ((f."property" = iri('https://w3id.org/dpv#hasPurpose') OR f."property" = iri('https://w3id.org/dpv#hasPersonalData') OR f."property" = iri('https://w3id.org/dpv#hasDataSubject') OR f."property" = iri('https://w3id.org/dpv#hasLegalBasis') OR f."property" = iri('https://w3id.org/dpv#hasRecipient') OR f."property" = iri('https://w3id.org/dpv#hasThirdCountry') OR f."property" = iri('https://w3id.org/noticegraph#hasTransferSafeguard') OR f."property" = iri('https://w3id.org/dpv#hasRight') OR f."property" = iri('https://w3id.org/dpv#hasDataController') OR f."property" = iri('https://w3id.org/dpv#hasDataProtectionOfficer') OR f."property" = iri('https://w3id.org/dpv#hasAuthority'))) AND (((f."property" <> iri('https://w3id.org/dpv#hasThirdCountry')) OR (NOT EXISTS (SELECT 1 FROM (
                  SELECT q14.g AS "said", q14.s AS "subject"
                  FROM "rdf:type" q14
                  WHERE q14.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                ) e WHERE e."said" = f."said" AND e."subject" = f."subject")))) AND (NOT EXISTS (SELECT 1 FROM (
                  SELECT q15.p AS "property", q15.g AS "unsaid", q15.s AS "twin", q15.o AS "value"
                  FROM quads q15
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
                              SELECT q16.s AS "work", q16.o AS "said", q17.o AS "unsaid", q18.o AS "saidDate", q19.o AS "unsaidDate"
                              FROM "dcat:hasVersion" q16, "dcat:hasVersion" q17, "dct:issued" q18, "dct:issued" q19
                              WHERE q16.g = iri('{{base}}catalog')
                                AND q17.g = iri('{{base}}catalog')
                                AND q18.g = iri('{{base}}catalog')
                                AND q19.g = iri('{{base}}catalog')
                                AND q16.s = q17.s
                                AND q16.o = q18.s
                                AND q17.o = q19.s
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
                                            SELECT q20.s AS "work", q20.o AS "notice", q21.o AS "previous", q22.o AS "date", q23.o AS "before"
                                            FROM "dcat:hasVersion" q20, "dcat:hasVersion" q21, "dct:issued" q22, "dct:issued" q23
                                            WHERE q20.g = iri('{{base}}catalog')
                                              AND q21.g = iri('{{base}}catalog')
                                              AND q22.g = iri('{{base}}catalog')
                                              AND q23.g = iri('{{base}}catalog')
                                              AND q20.s = q21.s
                                              AND q20.o = q22.s
                                              AND q21.o = q23.s
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
                        SELECT q24.s AS "work", q24.o AS "said", q25.o AS "unsaid"
                        FROM "dcat:hasVersion" q24, "dcat:hasVersion" q25
                        WHERE q24.g = iri('{{base}}catalog')
                          AND q25.g = iri('{{base}}catalog')
                          AND q24.s = q25.s
                      ) j1
                      ON j0."said" = j1."said" AND j0."unsaid" = j1."unsaid"
                      JOIN (
                        SELECT q26.g AS "said", q26.s AS "storage", q26.o AS "duration", q27.s AS "subject", q28.p AS "kind", q28.o AS "value"
                        FROM "dpv:hasDuration" q26, "dpv:hasStorageCondition" q27, quads q28
                        WHERE q26.g = q27.g
                          AND q26.g = q28.g
                          AND q26.s = q27.o
                          AND q26.o = q28.s
                      ) j2
                      ON j0."said" = j2."said"
                    ) f
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."unsaid"
                  LEFT JOIN terms t1 ON t1.id = f."subject"
                  LEFT JOIN terms t2 ON t2.id = f."said"
                ) f
                WHERE (f."said" <> f."unsaid") AND ((f."kind" = iri('https://w3id.org/noticegraph#asWritten') OR f."kind" = iri('https://w3id.org/noticegraph#untilEvent') OR f."kind" = iri('https://w3id.org/noticegraph#hasCriterion'))) AND (NOT EXISTS (SELECT 1 FROM (
                  SELECT q29.g AS "unsaid", q29.s AS "s", q29.o AS "d", q30.s AS "twin", q31.p AS "kind", q31.o AS "value"
                  FROM "dpv:hasDuration" q29, "dpv:hasStorageCondition" q30, quads q31
                  WHERE q29.g = q30.g
                    AND q29.g = q31.g
                    AND q29.s = q30.o
                    AND q29.o = q31.s
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
              SELECT q32.g AS "said", q32.s AS "subject", q32.o AS "processTitle"
              FROM "dct:title" q32
            ) f
            WHERE f."subject" <> f."said"
          ) r
          ON l."said" = r."said" AND l."subject" = r."subject"
        ) f
      ) l
      LEFT JOIN (
        SELECT q33.g AS "notice", q33.s AS "controller", q33.o AS "controllerName"
        FROM "dpv:hasName" q33, "dpv:hasDataController" q34
        WHERE q33.g = q34.g
          AND q33.g = q34.s
          AND q33.s = q34.o
      ) r
      ON l."notice" = r."notice"
    ) f
    LEFT JOIN terms t0 ON t0.id = f."date"
    WHERE (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))) AND (((NOT (f."since" IS NOT NULL)) OR (f."since" <= t0.lex)))
  ) s
) f

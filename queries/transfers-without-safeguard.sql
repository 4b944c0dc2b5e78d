-- Made by tools/questions_sql.py from transfers-without-safeguard.rq; change that.
-- @of 24aef72cd3ed3e6a
-- @columns controllerName:id country:id importerName:id processTitle:id adequacyDecision:id scope:id controller:id importer:id process:id transfer:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#CrossBorderTransfer
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/noticegraph#AdequacyDecision
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/noticegraph#TransferFramework
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataImporter
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#about
-- @property https://w3id.org/noticegraph#country
-- @property https://w3id.org/noticegraph#from
-- @property https://w3id.org/noticegraph#hasAdequateCountry
-- @property https://w3id.org/noticegraph#hasFramework
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
-- @property https://w3id.org/noticegraph#scope
-- @property https://w3id.org/noticegraph#until
SELECT f."controllerName" AS "controllerName", f."country" AS "country", f."importerName" AS "importerName", f."processTitle" AS "processTitle", f."adequacyDecision" AS "adequacyDecision", f."scope" AS "scope", f."controller" AS "controller", f."importer" AS "importer", f."process" AS "process", f."transfer" AS "transfer"
FROM (
  SELECT s."controllerName", s."country", s."importerName", s."processTitle", s."adequacyDecision", s."scope", s."controller", s."importer", s."process", s."transfer"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", l."processTitle" AS "processTitle", r."adequacyDecision" AS "adequacyDecision", r."scope" AS "scope"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerName" AS "controllerName"
          FROM (
            SELECT l.*
            FROM (
              SELECT l.*
              FROM (
                SELECT j0."work" AS "work", j0."notice" AS "notice", j1."transfer" AS "transfer", j1."country" AS "country", j1."process" AS "process", j1."importer" AS "importer", j1."importerName" AS "importerName", j3."controllerAsked" AS "controllerAsked"
                FROM (
                  SELECT q0.s AS "work", q0.o AS "notice"
                  FROM "{{holds}}" q0
                  WHERE q0.g = iri('{{base}}catalog')
                ) j0
                JOIN (
                  SELECT u0."notice" AS "notice", u0."transfer" AS "transfer", u0."country" AS "country", u0."process" AS "process", u0."importer" AS "importer", u0."importerName" AS "importerName"
                  FROM (
                    SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", r."importer" AS "importer", r."importerName" AS "importerName"
                    FROM (
                      SELECT l.*
                      FROM (
                        SELECT l.*
                        FROM (
                          SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."country" AS "country", j2."process" AS "process"
                          FROM (
                            SELECT q1.g AS "notice", q1.s AS "transfer", q1.o AS "country"
                            FROM "dpv:hasThirdCountry" q1
                          ) j0
                          JOIN (
                            SELECT q2.g AS "notice", q2.s AS "transfer"
                            FROM "rdf:type" q2
                            WHERE q2.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                          ) j1
                          ON j0."notice" = j1."notice" AND j0."transfer" = j1."transfer"
                          JOIN (
                            SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "transfer"
                            FROM "dpv:hasProcessing" q3
                          ) j2
                          ON j0."notice" = j2."notice" AND j0."transfer" = j2."transfer"
                        ) l
                        ANTI JOIN (
                          SELECT s."notice", s."transfer"
                          FROM (
                            SELECT q4.g AS "notice", q4.s AS "transfer", q4.o AS "framework"
                            FROM "ng:hasFramework" q4
                          ) s
                        ) r
                        ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                      ) l
                      ANTI JOIN (
                        SELECT s."notice", s."transfer"
                        FROM (
                          SELECT q5.g AS "notice", q5.s AS "transfer", q5.o AS "basis"
                          FROM "dpv:hasLegalBasis" q5
                        ) s
                      ) r
                      ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."importer" AS "importer", j1."importerName" AS "importerName"
                      FROM (
                        SELECT q6.g AS "notice", q6.s AS "transfer", q6.o AS "importer"
                        FROM "dpv:hasDataImporter" q6
                      ) j0
                      JOIN (
                        SELECT q7.g AS "notice", q7.s AS "importer", q7.o AS "importerName"
                        FROM "dpv:hasName" q7
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."importer" = j1."importer"
                    ) r
                    ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                  ) u0
                  UNION ALL
                  SELECT u1."notice" AS "notice", CAST(NULL AS UBIGINT) AS "transfer", u1."country" AS "country", u1."process" AS "process", CAST(NULL AS UBIGINT) AS "importer", CAST(NULL AS UBIGINT) AS "importerName"
                  FROM (
                    SELECT l.*
                    FROM (
                      SELECT l.*
                      FROM (
                        SELECT l.*
                        FROM (
                          SELECT q8.g AS "notice", q8.s AS "process", q8.o AS "country"
                          FROM "dpv:hasThirdCountry" q8
                        ) l
                        ANTI JOIN (
                          SELECT q9.g AS "notice", q9.s AS "process"
                          FROM "rdf:type" q9
                          WHERE q9.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                        ) r
                        ON l."notice" = r."notice" AND l."process" = r."process"
                      ) l
                      ANTI JOIN (
                        SELECT s."notice", s."process", s."country"
                        FROM (
                          SELECT j0."notice" AS "notice", j0."process" AS "process", j0."other" AS "other", j1."country" AS "country"
                          FROM (
                            SELECT q10.g AS "notice", q10.s AS "process", q10.o AS "other"
                            FROM "dpv:hasProcessing" q10
                          ) j0
                          JOIN (
                            SELECT q11.g AS "notice", q11.s AS "other", q11.o AS "country"
                            FROM "dpv:hasThirdCountry" q11
                          ) j1
                          ON j0."notice" = j1."notice" AND j0."other" = j1."other"
                        ) s
                      ) r
                      ON l."notice" = r."notice" AND l."process" = r."process" AND l."country" = r."country"
                    ) l
                    ANTI JOIN (
                      SELECT s."notice", s."process", s."country"
                      FROM (
                        SELECT f.*
                        FROM (
                          SELECT l."notice" AS "notice", l."process" AS "process", l."country" AS "country", l."named" AS "named", r."land" AS "land"
                          FROM (
                            SELECT j0."notice" AS "notice", j0."process" AS "process", j0."country" AS "country", j1."named" AS "named"
                            FROM (
                              SELECT q12.g AS "notice", q12.s AS "process", q12.o AS "country"
                              FROM "dpv:hasThirdCountry" q12
                            ) j0
                            JOIN (
                              SELECT q13.g AS "notice", q13.s AS "process", q13.o AS "named"
                              FROM "ng:hasTransferSafeguard" q13
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."process" = j1."process"
                          ) l
                          LEFT JOIN (
                            SELECT q14.s AS "named", q15.o AS "land"
                            FROM "rdf:type" q14, "ng:country" q15
                            WHERE q14.g = iri('{{base}}law')
                              AND q14.o = iri('https://w3id.org/noticegraph#TransferFramework')
                              AND q15.g = iri('{{base}}law')
                              AND q14.s = q15.s
                          ) r
                          ON l."named" = r."named"
                        ) f
                        WHERE ((NOT (f."land" IS NOT NULL)) OR (f."land" = f."country"))
                      ) s
                    ) r
                    ON l."notice" = r."notice" AND l."process" = r."process" AND l."country" = r."country"
                  ) u1
                ) j1
                ON j0."notice" = j1."notice"
                JOIN (
                  SELECT v AS "country"
                  FROM (VALUES {{country}}) given(v)
                ) j2
                ON (j2."country" IS NULL OR j1."country" = j2."country")
                JOIN (
                  SELECT v AS "controllerAsked"
                  FROM (VALUES {{controller}}) given(v)
                ) j3
                ON TRUE
              ) l
              ANTI JOIN (
                SELECT q16.g AS "notice", q16.o AS "country"
                FROM "ng:hasAdequateCountry" q16
                WHERE q16.g = q16.s
              ) r
              ON l."notice" = r."notice" AND l."country" = r."country"
            ) l
            ANTI JOIN (
              SELECT s."notice", s."country"
              FROM (
                SELECT f.*
                FROM (
                  SELECT l."notice" AS "notice", l."country" AS "country", l."general" AS "general", r."only" AS "only"
                  FROM (
                    SELECT j0."notice" AS "notice", j0."country" AS "country", j1."general" AS "general"
                    FROM (
                      SELECT DISTINCT *
                      FROM (
                        SELECT s."notice", s."country"
                        FROM (
                          SELECT q17.g AS "notice", q17.s AS "any", q17.o AS "country"
                          FROM "dpv:hasThirdCountry" q17
                        ) s
                      ) d
                    ) j0
                    JOIN (
                      SELECT q18.g AS "notice", q18.o AS "general"
                      FROM "ng:hasTransferSafeguard" q18
                      WHERE q18.g = q18.s
                    ) j1
                    ON j0."notice" = j1."notice"
                  ) l
                  LEFT JOIN (
                    SELECT q19.s AS "general", q20.o AS "only"
                    FROM "rdf:type" q19, "ng:country" q20
                    WHERE q19.g = iri('{{base}}law')
                      AND q19.o = iri('https://w3id.org/noticegraph#TransferFramework')
                      AND q20.g = iri('{{base}}law')
                      AND q19.s = q20.s
                  ) r
                  ON l."general" = r."general"
                ) f
                WHERE ((NOT (f."only" IS NOT NULL)) OR (f."only" = f."country"))
              ) s
            ) r
            ON l."notice" = r."notice" AND l."country" = r."country"
          ) l
          LEFT JOIN (
            SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
            FROM (
              SELECT q21.g AS "notice", q21.o AS "controller"
              FROM "dpv:hasDataController" q21
              WHERE q21.g = q21.s
            ) j0
            JOIN (
              SELECT q22.g AS "notice", q22.s AS "controller", q22.o AS "controllerName"
              FROM "dpv:hasName" q22
            ) j1
            ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
          ) r
          ON l."notice" = r."notice"
        ) l
        LEFT JOIN (
          SELECT f.*
          FROM (
            SELECT q23.g AS "notice", q23.s AS "process", q23.o AS "processTitle"
            FROM "dct:title" q23
          ) f
          WHERE f."process" <> f."notice"
        ) r
        ON l."notice" = r."notice" AND l."process" = r."process"
      ) l
      LEFT JOIN (
        SELECT s."country", s."adequacyDecision", s."scope"
        FROM (
          SELECT f.*
          FROM (
            SELECT j0."adequacyDecision" AS "adequacyDecision", j0."fact" AS "fact", j0."country" AS "country", j0."scope" AS "scope", j0."from" AS "from", j0."until" AS "until", j1."date" AS "date"
            FROM (
              SELECT l."adequacyDecision" AS "adequacyDecision", l."fact" AS "fact", l."country" AS "country", l."scope" AS "scope", l."from" AS "from", r."until" AS "until"
              FROM (
                SELECT q24.s AS "adequacyDecision", q25.s AS "fact", q26.o AS "country", q27.o AS "scope", q28.o AS "from"
                FROM "rdf:type" q24, "ng:about" q25, "ng:country" q26, "ng:scope" q27, "ng:from" q28
                WHERE q24.g = iri('{{base}}law')
                  AND q24.o = iri('https://w3id.org/noticegraph#AdequacyDecision')
                  AND q25.g = iri('{{base}}law')
                  AND q26.g = iri('{{base}}law')
                  AND q27.g = iri('{{base}}law')
                  AND q28.g = iri('{{base}}law')
                  AND q24.s = q25.o
                  AND q24.s = q26.s
                  AND q24.s = q27.s
                  AND q25.s = q28.s
              ) l
              LEFT JOIN (
                SELECT q29.s AS "fact", q29.o AS "until"
                FROM "ng:until" q29
                WHERE q29.g = iri('{{base}}law')
              ) r
              ON l."fact" = r."fact"
            ) j0
            JOIN (
              SELECT v AS "date"
              FROM (VALUES {{date}}) given(v)
            ) j1
            ON TRUE
          ) f
          LEFT JOIN terms t0 ON t0.id = f."from"
          LEFT JOIN terms t1 ON t1.id = f."until"
          WHERE (t0.lex <= f."date") AND (((NOT (f."until" IS NOT NULL)) OR (f."date" < t1.lex)))
        ) s
      ) r
      ON l."country" = r."country"
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f

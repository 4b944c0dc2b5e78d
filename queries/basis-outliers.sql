-- Made by tools/questions_sql.py from basis-outliers.rq; change that.
-- @of d4cb03597e519bdc
-- @columns purpose:id basis:id controllers:integer of:integer controllerName:id processTitle:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPurpose
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."purpose" AS "purpose", f."basis" AS "basis", f."controllers" AS "controllers", f."of" AS "of", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."purpose", s."basis", s."controllers", s."of", s."controllerName", s."processTitle", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."purpose" AS "purpose", l."basis" AS "basis", l."controllers" AS "controllers", l."of" AS "of", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."share" AS "share", l."least" AS "least", l."purposeAsked" AS "purposeAsked", l."processTitle" AS "processTitle", l."controller" AS "controller", l."controllerName" AS "controllerName", r."narrower" AS "narrower"
      FROM (
        SELECT l."purpose" AS "purpose", l."basis" AS "basis", l."controllers" AS "controllers", l."of" AS "of", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."share" AS "share", l."least" AS "least", l."purposeAsked" AS "purposeAsked", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT l."purpose" AS "purpose", l."basis" AS "basis", l."controllers" AS "controllers", l."of" AS "of", l."notice" AS "notice", l."process" AS "process", l."work" AS "work", l."share" AS "share", l."least" AS "least", l."purposeAsked" AS "purposeAsked", r."processTitle" AS "processTitle"
          FROM (
            SELECT j0."purpose" AS "purpose", j0."basis" AS "basis", j0."controllers" AS "controllers", j1."of" AS "of", j2."notice" AS "notice", j2."process" AS "process", j4."work" AS "work", j5."share" AS "share", j6."least" AS "least", j7."purposeAsked" AS "purposeAsked"
            FROM (
              SELECT s."purpose", s."basis", s."controllers"
              FROM (
                SELECT f.*, f."__agg_1__" AS "controllers"
                FROM (
                  SELECT f.*, f."__agg_3__" AS "basis"
                  FROM (
                    SELECT f.*, f."__agg_2__" AS "purpose"
                    FROM (
                      SELECT count(DISTINCT f."one") AS "__agg_1__", f."purpose" AS "__agg_2__", f."basis" AS "__agg_3__"
                      FROM (
                        SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."basis" AS "basis", j3."purpose" AS "purpose", j4."one" AS "one"
                        FROM (
                          SELECT q0.s AS "work", q0.o AS "notice"
                          FROM "{{holds}}" q0
                          WHERE q0.g = iri('{{base}}catalog')
                        ) j0
                        JOIN (
                          SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "basis"
                          FROM "dpv:hasLegalBasis" q1
                        ) j1
                        ON j0."notice" = j1."notice"
                        JOIN (
                          SELECT "basis"
                          FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-b')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-c')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-d')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-e')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-f'))) given("basis")
                        ) j2
                        ON j1."basis" = j2."basis"
                        JOIN (
                          SELECT s."subject", s."purpose"
                          FROM (
                            SELECT q2.g AS "in", q2.s AS "subject", q2.o AS "purpose"
                            FROM "dpv:hasPurpose" q2
                          ) s
                        ) j3
                        ON j1."subject" = j3."subject"
                        JOIN (
                          SELECT q3.g AS "notice", q3.o AS "one"
                          FROM "dpv:hasDataController" q3
                          WHERE q3.g = q3.s
                        ) j4
                        ON j0."notice" = j4."notice"
                      ) f
                      GROUP BY f."purpose", f."basis"
                    ) f
                  ) f
                ) f
              ) s
            ) j0
            JOIN (
              SELECT s."purpose", s."of"
              FROM (
                SELECT f.*, f."__agg_1__" AS "of"
                FROM (
                  SELECT f.*, f."__agg_2__" AS "purpose"
                  FROM (
                    SELECT count(DISTINCT f."each") AS "__agg_1__", f."purpose" AS "__agg_2__"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."any" AS "any", j3."purpose" AS "purpose", j4."each" AS "each"
                      FROM (
                        SELECT q4.s AS "work", q4.o AS "notice"
                        FROM "{{holds}}" q4
                        WHERE q4.g = iri('{{base}}catalog')
                      ) j0
                      JOIN (
                        SELECT q5.g AS "notice", q5.s AS "subject", q5.o AS "any"
                        FROM "dpv:hasLegalBasis" q5
                      ) j1
                      ON j0."notice" = j1."notice"
                      JOIN (
                        SELECT "any"
                        FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-b')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-c')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-d')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-e')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-f'))) given("any")
                      ) j2
                      ON j1."any" = j2."any"
                      JOIN (
                        SELECT s."subject", s."purpose"
                        FROM (
                          SELECT q6.g AS "in", q6.s AS "subject", q6.o AS "purpose"
                          FROM "dpv:hasPurpose" q6
                        ) s
                      ) j3
                      ON j1."subject" = j3."subject"
                      JOIN (
                        SELECT q7.g AS "notice", q7.o AS "each"
                        FROM "dpv:hasDataController" q7
                        WHERE q7.g = q7.s
                      ) j4
                      ON j0."notice" = j4."notice"
                    ) f
                    GROUP BY f."purpose"
                  ) f
                ) f
              ) s
            ) j1
            ON j0."purpose" = j1."purpose"
            JOIN (
              SELECT q9.g AS "notice", q9.s AS "process", q9.o AS "basis"
              FROM "dpv:hasLegalBasis" q9
            ) j2
            ON j0."basis" = j2."basis"
            JOIN (
              SELECT s."process", s."purpose"
              FROM (
                SELECT q10.g AS "in", q10.s AS "process", q10.o AS "purpose"
                FROM "dpv:hasPurpose" q10
              ) s
            ) j3
            ON j2."process" = j3."process" AND j0."purpose" = j3."purpose"
            JOIN (
              SELECT q8.s AS "work", q8.o AS "notice"
              FROM "{{holds}}" q8
              WHERE q8.g = iri('{{base}}catalog')
            ) j4
            ON j2."notice" = j4."notice"
            JOIN (
              SELECT v AS "share"
              FROM (VALUES {{share}}) given(v)
            ) j5
            ON TRUE
            JOIN (
              SELECT v AS "least"
              FROM (VALUES {{least}}) given(v)
            ) j6
            ON TRUE
            JOIN (
              SELECT v AS "purposeAsked"
              FROM (VALUES {{purpose}}) given(v)
            ) j7
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT f.*
            FROM (
              SELECT q11.g AS "notice", q11.s AS "process", q11.o AS "processTitle"
              FROM "dct:title" q11
            ) f
            WHERE f."process" <> f."notice"
          ) r
          ON l."notice" = r."notice" AND l."process" = r."process"
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q12.g AS "notice", q12.o AS "controller"
            FROM "dpv:hasDataController" q12
            WHERE q12.g = q12.s
          ) j0
          JOIN (
            SELECT q13.g AS "notice", q13.s AS "controller", q13.o AS "controllerName"
            FROM "dpv:hasName" q13
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT DISTINCT *
        FROM (
          SELECT s."purpose", s."narrower"
          FROM (
            SELECT f.*, TRUE AS "narrower"
            FROM (
              SELECT j0."purpose" AS "purpose", j0."purposeAsked" AS "purposeAsked"
              FROM (
                SELECT s AS "purpose", o AS "purposeAsked"
                FROM path0
              ) j0
              JOIN (
                SELECT v AS "purposeAsked"
                FROM (VALUES {{purpose}}) given(v)
              ) j1
              ON (j1."purposeAsked" IS NULL OR j0."purposeAsked" = j1."purposeAsked")
            ) f
          ) s
        ) d
      ) r
      ON l."purpose" = r."purpose"
    ) f
    WHERE ((f."of" >= f."least") AND ((f."controllers" * 100) <= (f."of" * f."share"))) AND (((NOT (f."purposeAsked" IS NOT NULL)) OR (f."purpose" = f."purposeAsked") OR (f."narrower" IS NOT NULL)))
  ) s
) f

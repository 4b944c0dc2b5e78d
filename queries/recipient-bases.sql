-- Made by tools/questions_sql.py from recipient-bases.rq; change that.
-- @of 020e8fbff2e8233b
-- @columns recipientName:id identifiedBy:id bases:integer basis:id controllerName:id processTitle:id recipient:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasRecipient
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."recipientName" AS "recipientName", f."identifiedBy" AS "identifiedBy", f."bases" AS "bases", f."basis" AS "basis", f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."recipient" AS "recipient", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."recipientName", s."identifiedBy", s."bases", s."basis", s."controllerName", s."processTitle", s."recipient", s."controller", s."process"
  FROM (
    SELECT l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", l."bases" AS "bases", l."notice" AS "notice", l."process" AS "process", l."basis" AS "basis", l."work" AS "work", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
    FROM (
      SELECT l."recipient" AS "recipient", l."recipientName" AS "recipientName", l."identifiedBy" AS "identifiedBy", l."bases" AS "bases", l."notice" AS "notice", l."process" AS "process", l."basis" AS "basis", l."work" AS "work", r."controller" AS "controller", r."controllerName" AS "controllerName"
      FROM (
        SELECT j0."recipient" AS "recipient", j0."recipientName" AS "recipientName", j0."identifiedBy" AS "identifiedBy", j0."bases" AS "bases", j1."notice" AS "notice", j1."process" AS "process", j2."basis" AS "basis", j3."work" AS "work"
        FROM (
          SELECT s."recipient", s."recipientName", s."identifiedBy", s."bases"
          FROM (
            SELECT f.*, f."__agg_3__" AS "bases"
            FROM (
              SELECT f.*, f."__agg_2__" AS "identifiedBy"
              FROM (
                SELECT f.*, f."__agg_1__" AS "recipientName"
                FROM (
                  SELECT f.*
                  FROM (
                    SELECT f.*, f."__agg_5__" AS "recipient"
                    FROM (
                      SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."any") AS "__agg_3__", count(DISTINCT f."any") AS "__agg_4__", f."recipient" AS "__agg_5__"
                      FROM (
                        SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."any" AS "any", j2."recipient" AS "recipient", j3."written" AS "written", j4."by" AS "by"
                        FROM (
                          SELECT q0.s AS "work", q0.o AS "notice"
                          FROM "{{holds}}" q0
                          WHERE q0.g = iri('{{base}}catalog')
                        ) j0
                        JOIN (
                          SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "any"
                          FROM "dpv:hasLegalBasis" q1
                        ) j1
                        ON j0."notice" = j1."notice"
                        JOIN (
                          SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "recipient"
                          FROM "dpv:hasRecipient" q2
                        ) j2
                        ON j0."notice" = j2."notice" AND j1."subject" = j2."subject"
                        JOIN (
                          SELECT q3.g AS "notice", q3.s AS "recipient", q3.o AS "written"
                          FROM "dpv:hasName" q3
                        ) j3
                        ON j0."notice" = j3."notice" AND j2."recipient" = j3."recipient"
                        JOIN (
                          SELECT q4.g AS "notice", q4.s AS "recipient", q4.o AS "by"
                          FROM "ng:identifiedBy" q4
                        ) j4
                        ON j0."notice" = j4."notice" AND j2."recipient" = j4."recipient"
                        JOIN (
                          SELECT "any"
                          FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-b')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-c')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-d')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-e')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-f'))) given("any")
                        ) j5
                        ON j1."any" = j5."any"
                        JOIN (
                          SELECT v AS "recipient"
                          FROM (VALUES {{recipient}}) given(v)
                        ) j6
                        ON (j6."recipient" IS NULL OR j2."recipient" = j6."recipient")
                      ) f
                      LEFT JOIN terms t0 ON t0.id = f."written"
                      LEFT JOIN terms t1 ON t1.id = f."by"
                      GROUP BY f."recipient"
                    ) f
                  ) f
                  WHERE f."__agg_4__" > 1
                ) f
              ) f
            ) f
          ) s
        ) j0
        JOIN (
          SELECT q7.g AS "notice", q7.s AS "process", q7.o AS "recipient"
          FROM "dpv:hasRecipient" q7
        ) j1
        ON j0."recipient" = j1."recipient"
        JOIN (
          SELECT q6.g AS "notice", q6.s AS "process", q6.o AS "basis"
          FROM "dpv:hasLegalBasis" q6
        ) j2
        ON j1."notice" = j2."notice" AND j1."process" = j2."process"
        JOIN (
          SELECT q5.s AS "work", q5.o AS "notice"
          FROM "{{holds}}" q5
          WHERE q5.g = iri('{{base}}catalog')
        ) j3
        ON j1."notice" = j3."notice"
        JOIN (
          SELECT "basis"
          FROM (VALUES (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-a')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-b')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-c')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-d')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-e')), (iri('https://w3id.org/dpv/legal/eu/gdpr#A6-1-f'))) given("basis")
        ) j4
        ON j2."basis" = j4."basis"
      ) l
      LEFT JOIN (
        SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
        FROM (
          SELECT q8.g AS "notice", q8.o AS "controller"
          FROM "dpv:hasDataController" q8
          WHERE q8.g = q8.s
        ) j0
        JOIN (
          SELECT q9.g AS "notice", q9.s AS "controller", q9.o AS "controllerName"
          FROM "dpv:hasName" q9
        ) j1
        ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
      ) r
      ON l."notice" = r."notice"
    ) l
    LEFT JOIN (
      SELECT f.*
      FROM (
        SELECT q10.g AS "notice", q10.s AS "process", q10.o AS "processTitle"
        FROM "dct:title" q10
      ) f
      WHERE f."process" <> f."notice"
    ) r
    ON l."notice" = r."notice" AND l."process" = r."process"
  ) s
) f

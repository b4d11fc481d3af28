// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.push.PushServiceStandIn.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [PushSender] must do.
public interface PushSenderContract {
  /// {@return a sender that speaks to [#service]}
  PushSender sender();

  /// {@return another one, which gives up after half a second}
  PushSender impatient();

  /// {@return the service of both}
  PushServiceStandIn service();

  /// {@return a token of the service, of a native client}
  PushToken token();

  @Test
  default void sendShouldReachTheServiceOnce() {
    assertThat(sender().send(token(), new WakeUp.Message())).isEqualTo(new Outcome.Accepted());

    assertThat(service().received()).hasSize(1);
  }

  @Test
  default void sendShouldTellAMessageFromACallAndNothingElse() {
    sender().send(token(), new WakeUp.Message());
    sender().send(token(), call(1, "anna", WakeUp.Media.AUDIO));
    sender().send(token(), call(9_007_199_254_740_991L, "berta-margarete", WakeUp.Media.VIDEO));

    List<String> received = service().received();
    assertThat(received).hasSize(3);
    assertThat(received.get(0)).contains("message");
    assertThat(received.get(1)).contains("call").isNotEqualTo(received.get(0));
    assertThat(received.get(2)).as("whoever calls, with whatever").isEqualTo(received.get(1));
  }

  @Test
  default void sendShouldTellThatATokenIsDead() {
    service().answer(Answer.KNOWS_NO_SUCH_TOKEN);

    assertThat(sender().send(token(), new WakeUp.Message())).isEqualTo(new Outcome.Unregistered());
  }

  @Test
  default void sendShouldGiveUpWhenTheServiceRefuses() {
    service().answer(Answer.REFUSES);

    assertThat(sender().send(token(), new WakeUp.Message())).isEqualTo(new Outcome.Refused());
  }

  @Test
  default void sendShouldTryLaterWhenTheServiceIsBusy() {
    service().answer(Answer.IS_BUSY);

    assertThat(sender().send(token(), new WakeUp.Message())).isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  default void sendShouldTryLaterWhenTheServiceIsBroken() {
    service().answer(Answer.IS_BROKEN);

    assertThat(sender().send(token(), new WakeUp.Message())).isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  default void sendShouldTryLaterWhenTheServiceSaysNothing() {
    service().answer(Answer.STAYS_SILENT);

    assertThat(impatient().send(token(), new WakeUp.Message()))
        .isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  default void sendShouldTryLaterWhenNobodyListens() {
    service().stop();

    assertThat(sender().send(token(), new WakeUp.Message())).isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  default void sendShouldServeAgainAfterAFailure() {
    service().answer(Answer.IS_BROKEN);
    sender().send(token(), new WakeUp.Message());
    service().answer(Answer.TAKES_IT);

    assertThat(sender().send(token(), new WakeUp.Message())).isEqualTo(new Outcome.Accepted());
  }

  @Test
  default void sendShouldServeManyAtOnce() {
    List<Outcome> outcomes =
        Concurrently.call(16, _ -> sender().send(token(), new WakeUp.Message()));

    assertThat(outcomes).hasSize(16).containsOnly(new Outcome.Accepted());
    assertThat(service().received()).hasSize(16);
  }

  @Test
  default void sendShouldFailAfterClose() {
    sender().close();
    sender().close();

    assertThat(sender().send(token(), new WakeUp.Message())).isNotEqualTo(new Outcome.Accepted());
    assertThat(service().received()).isEmpty();
  }

  @Test
  default void acceptsShouldKnowTokensOfTheServiceWithoutAskingIt() {
    var junk = PushToken.of(token().service(), PushToken.Client.NATIVE, "not ä tokén");

    assertThat(sender().accepts(token())).isTrue();
    assertThat(sender().accepts(junk)).isFalse();
    assertThat(sender().accepts(new PushToken(token().service()))).isFalse();
    assertThat(service().received()).isEmpty();
  }

  @Test
  default void publicKeyShouldStayTheSame() {
    assertThat(sender().publicKey()).matches("[A-Za-z0-9_-]*").isEqualTo(sender().publicKey());
  }

  private static WakeUp call(long account, String handle, WakeUp.Media media) {
    return new WakeUp.Call(new AccountId(account), new Handle(handle), media);
  }
}
